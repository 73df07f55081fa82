import type { KnownArticle } from '../archive/types.ts'
import type { Change, MatchedArticle } from './articleData.ts'
import type { MergedField } from './merge/mergeThreeWays.ts'

/**
 * Whether readers see a change at once: in a run that publishes, of an article that they see already.
 * Where a draft lies beside what they see, the change goes into the draft: it may be an editor's
 * unfinished work, which nobody has said to publish.
 */
export const publishesChange = ({
  article,
  publish,
}: {
  article: Pick<KnownArticle, 'hasDraft' | 'isPublished'>
  publish: boolean
}): boolean => publish && article.isPublished && !article.hasDraft

/** The fields of an article that a merge writes. */
export const changeOf = ({
  fields,
  next,
  tags,
}: {
  fields: readonly MergedField[]
  next: MatchedArticle
  /** Null where they stay as they are. */
  tags: null | string[]
}): Change => ({
  ...Object.assign({}, ...fields.map((field) => valuesOf[field](next))),
  ...(tags ? { tags } : {}),
})

/** A value that is compared as one may be several columns. */
const valuesOf: Readonly<Record<MergedField, (next: MatchedArticle) => Change>> = {
  body: ({ body }) => ({ body }),
  headline: ({ headline: { origin, text } }) => ({ headline: text, headlineOrigin: origin }),
  originalAuthor: ({ originalAuthor }) => ({ originalAuthor }),
  originalPublishedAt: ({ originalDate }) => ({
    originalDatePrecision: originalDate?.precision ?? 'unknown',
    originalPublishedAt: originalDate?.at ?? null,
  }),
  originalUrl: ({ originalUrl }) => ({ originalUrl }),
  source: ({ source }) => ({ source }),
}

/**
 * Which fields a further printing of the same text may decide on. The document whose main article it is
 * decides on all of them, also when it comes after one that shows it as a read-also article; a printed
 * headline is taken from either. Null where it adds nothing.
 */
export const completionOf = ({
  article,
  next,
}: {
  article: KnownArticle
  next: MatchedArticle
}): Completion | null => {
  if (next.part === 'main' && article.documentPart === 'readAlso') return 'owner'
  const addsHeadline = next.headline.origin === 'given' && article.headlineOrigin === 'inferred'
  return addsHeadline ? 'headline' : null
}

/** `owner`: the article becomes that of the document at hand. */
export type Completion = 'headline' | 'owner'
