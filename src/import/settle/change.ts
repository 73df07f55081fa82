import type { KnownArticle } from '../archive/types.ts'
import type { Change, MatchedArticle } from './articleData.ts'

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
