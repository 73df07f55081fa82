import type { LabelledText } from '../../../match/stories/sameText.ts'
import { sameText } from '../../../match/stories/sameText.ts'
import { printedHeadline } from '../../stories/tellsStory.ts'
import type { Archive, KnownArticle } from '../../archive/types.ts'
import type { MatchedArticle } from '../articleData.ts'

/** Articles that print the text of an article. */
export type Printings = {
  /** Those of other outlets: the article is a copy of them, and one of its own. */
  copied: KnownArticle[]
  /** The one that is the same article; null where none is. */
  same: KnownArticle | null
}

type Args = { archive: Archive; next: MatchedArticle }

/**
 * Finds the articles that print the text of an article, and which of them it is.
 *
 * | sources                 | printed as                         | it is           |
 * | ----------------------- | ---------------------------------- | --------------- |
 * | one unknown, or equal   | any                                | the same article |
 * | different               | one or both as a read-also article | the same article |
 * | different               | main articles both                 | a copy           |
 *
 * What stands under «اقرأ أيضا» is another page as somebody else shows it, so its outlet is hearsay: it
 * tells two articles of one text apart, and makes none. Of several that may be the same one that is there
 * counts before one that the desk took out, then one of the same outlet, then the oldest.
 */
export const findPrintings = async ({ archive, next }: Args): Promise<Printings> => {
  const found = next.textKey === null ? [] : await archive.articlesByText(next.textKey)
  const same: { isEqual: boolean; known: KnownArticle }[] = []
  const copied: KnownArticle[] = []
  for (const known of found) {
    const source = await sourceOf({ archive, known, next })
    if (!(await isSameText({ archive, known, next, source }))) continue
    const isEqual = source !== null && source === next.source
    const isHearsay = next.part === 'readAlso' || known.documentPart === 'readAlso'
    if (isEqual || isHearsay || source === null || next.source === null) {
      same.push({ isEqual, known })
    } else copied.push(known)
  }
  const there = same.filter(({ known }) => !known.isOut)
  const chosen = there.find(({ isEqual }) => isEqual) ?? there[0] ?? same[0]
  return { copied, same: chosen?.known ?? null }
}

/** The source of an article that is there; one that was merged into another is that other. */
export const sourceOf = async ({
  archive,
  known: { source },
  next,
}: Args & { known: KnownArticle }): Promise<null | string> =>
  source === null || source === next.source
    ? source
    : ((await archive.sourceById(source))?.id ?? source)

/** Two different news may have one text: headlines and labels tell, and where they stand. */
const isSameText = async ({
  archive,
  known,
  next,
  source,
}: Args & { known: KnownArticle; source: null | string }): Promise<boolean> => {
  // Only a text too short for a sketch needs labels.
  const labelled = async (printed: Printed, tags: readonly string[]): Promise<LabelledText> => ({
    headline: printedHeadline(printed),
    labels: next.sketch.length > 0 ? [] : await archive.labelsOf(tags),
    text: next.running,
  })
  const { headline, headlineOrigin: origin, tags } = known
  return sameText({
    isOnePage: isOnePage({ known, next, source }),
    one: await labelled({ headline: next.headline.text, origin: next.headline.origin }, next.tags),
    other: await labelled({ headline, origin }, tags),
  })
}

type Printed = Parameters<typeof printedHeadline>[0]

/**
 * Whether two main articles stand at one address, or came out at one outlet on one day: a page that was
 * fetched again under another key. That an outlet prints a sentence again on another day, or nobody
 * knows when, says nothing: bulletins do that.
 */
const isOnePage = ({
  known,
  next,
  source,
}: {
  known: KnownArticle
  next: MatchedArticle
  /** Of the article that is there. */
  source: null | string
}): boolean => {
  if (next.part !== 'main' || known.documentPart === 'readAlso') return false
  if (next.source !== source && next.source !== null && source !== null) return false
  const [day, before] = [dayOf(next), dayOf(known)]
  if (day !== null && before !== null && day !== before) return false
  const isOneAddress = next.originalUrl !== null && next.originalUrl === known.originalUrl
  return (
    isOneAddress || (next.source !== null && source !== null && day !== null && before !== null)
  )
}

/** By the calendar of UTC, as dates without a time are kept; null where less is known. */
const dayOf = ({
  originalDatePrecision: precision,
  originalPublishedAt: at,
}: Pick<KnownArticle, 'originalDatePrecision' | 'originalPublishedAt'>): null | string =>
  at !== null && (precision === 'day' || precision === 'time')
    ? new Date(at).toISOString().slice(0, 10)
    : null
