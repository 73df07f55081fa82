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
 * What another printing of the same text adds: the headline it was printed under, and, from the document
 * whose main article it is, the outlet, the tags and the address. Null where it adds nothing.
 */
export const completionOf = ({
  article,
  document,
  next,
}: {
  article: KnownArticle
  document: string
  next: MatchedArticle
}): Change | null => {
  const headline: Change | null =
    next.headline.origin === 'given' && article.headlineOrigin === 'inferred'
      ? { headline: next.headline.text, headlineOrigin: 'given' }
      : null
  if (next.part !== 'main' || article.documentPart !== 'readAlso') return headline
  const { originalUrl, source, tags } = updateOf({ article, next })
  return {
    ...headline,
    document,
    documentPart: 'main',
    importKey: next.importKey,
    originalUrl,
    source,
    tags,
  }
}
