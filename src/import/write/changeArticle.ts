import type { Article } from '../../payload-types.ts'
import type { KnownArticle } from '../archive/findArticle.ts'
import type { WriteContext } from '../context.ts'
import type { MatchedArticle } from './articleData.ts'
import { countTagUse } from './writeTags.ts'

/** Fields that an import changes in an article that is there. */
export type Change = Partial<
  Pick<
    Article,
    | 'body'
    | 'document'
    | 'documentPart'
    | 'headline'
    | 'headlineOrigin'
    | 'importKey'
    | 'originalUrl'
    | 'source'
    | 'tags'
  >
>

/**
 * Changes an article that nobody has worked on. What readers see changes only in a run that publishes;
 * else the change lies beside it as a draft.
 */
export const changeArticle = async ({
  article,
  change,
  context,
}: {
  article: KnownArticle
  change: Change
  context: WriteContext
}): Promise<void> => {
  const { payload, publish, req, slugs } = context
  await payload.update({
    collection: slugs.articles,
    data: { ...change, _status: article.isPublished && publish ? 'published' : 'draft' },
    depth: 0,
    draft: article.isPublished && !publish,
    id: article.id,
    overrideAccess: true,
    overrideLock: false,
    req,
  })
  if (!change.tags) return
  const tags = change.tags.map(String)
  const gone = article.tags.filter((tag) => !tags.includes(tag))
  const taken = tags.filter((tag) => !article.tags.includes(tag))
  await countTagUse({ by: -1, context, tags: gone })
  await countTagUse({ by: 1, context, tags: taken })
}

/**
 * What a changed document makes of its article. A source or keywords that it has lost are no reason to
 * lose them here, and a printed headline is not given up for an inferred one.
 */
export const updateOf = ({
  article,
  next,
}: {
  article: KnownArticle
  next: MatchedArticle
}): MatchedArticle => ({
  ...next,
  headline:
    next.headline.origin === 'inferred' && article.headlineOrigin === 'given'
      ? { origin: 'given', text: article.headline }
      : next.headline,
  originalUrl: next.originalUrl ?? article.originalUrl,
  source: next.source ?? article.source,
  tags: next.tags.length > 0 ? next.tags : article.tags,
})

/** The fields of an article that an update writes. */
export const changeOf = ({
  body,
  headline,
  originalUrl,
  source,
  tags,
}: MatchedArticle): Change => ({
  body,
  headline: headline.text,
  headlineOrigin: headline.origin,
  originalUrl,
  source,
  tags,
})

/**
 * What a further printing of the same text makes of its article. The document whose main article it is
 * decides on its paragraphs, outlet, tags and address, also when it comes after one that shows it as a read-also
 * article; a printed headline is taken from either. Null where it adds nothing.
 */
export const completionOf = ({
  article,
  next,
}: {
  article: KnownArticle
  next: MatchedArticle
}): Completion | null => {
  const merged = { ...updateOf({ article, next }), source: next.source }
  if (next.part === 'main' && article.documentPart === 'readAlso') {
    return { isOwners: true, merged }
  }
  const addsHeadline = next.headline.origin === 'given' && article.headlineOrigin === 'inferred'
  return addsHeadline ? { isOwners: false, merged } : null
}

/** `isOwners`: the article becomes that of the document at hand. */
export type Completion = { isOwners: boolean; merged: MatchedArticle }

/** The fields of an article that a completion writes. Its owner also knows where its paragraphs end. */
export const completingChange = ({
  completion: { isOwners, merged },
  document,
}: {
  completion: Completion
  document: string
}): Change => {
  const change = changeOf(merged)
  const { headline, headlineOrigin } = change
  return isOwners
    ? { ...change, document, documentPart: 'main', importKey: merged.importKey }
    : { headline, headlineOrigin }
}
