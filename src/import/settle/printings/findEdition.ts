import { compareEditions } from '../../../match/stories/compareEditions.ts'
import type { Archive, KnownArticle, LikelyArticle } from '../../archive/types.ts'
import { printedHeadline } from '../../stories/tellsStory.ts'
import type { MatchedArticle } from '../articleData.ts'
import { sourceOf } from './sameArticle.ts'

/** What an article is to those that tell its story in nearly the same words. */
export type Editions = {
  /** The article of which it is another edition, and whether it is the newer one. */
  edition: null | { isNewer: boolean; known: KnownArticle }
  /** Other articles of the story that are there. */
  near: KnownArticle[]
}

type Args = { archive: Archive; next: MatchedArticle }

/**
 * Finds, for a text that no article has, the article of which it is another edition: the same report,
 * grown or corrected, under another key. An article that is of no document is an editor's, and never
 * becomes an edition of another.
 */
export const findEdition = async ({ archive, next }: Args): Promise<Editions> => {
  const likely = next.sketch.length === 0 ? [] : await archive.articlesLike(next)
  const editions: LikelyArticle[] = []
  const near: KnownArticle[] = []
  for (const other of likely) {
    const verdict = await compare({ archive, next, other })
    if (verdict === 'newEdition' && other.known.document !== null) editions.push(other)
    else if (verdict !== 'different' && !other.known.isOut) near.push(other.known)
  }
  const chosen = editions.find(({ known }) => !known.isOut) ?? editions[0]
  if (!chosen) return { edition: null, near }
  return { edition: { isNewer: isNewer({ next, other: chosen }), known: chosen.known }, near }
}

const compare = async ({ archive, next, other }: Args & { other: LikelyArticle }) => {
  const { at, formulas, known, text } = other
  const { headline, headlineOrigin } = known
  const source = await sourceOf({ archive, known, next })
  // What is shown as a read-also article is often cut, and names no outlet.
  const isHearsay = next.part === 'readAlso' || known.documentPart === 'readAlso'
  const either = isHearsay ? (next.source ?? source ?? 'unknown') : null
  return compareEditions({
    formulas,
    one: {
      at: atOf(next),
      headline: printedHeadline({ headline: next.headline.text, origin: next.headline.origin }),
      labels: [],
      source: either ?? next.source,
      text: next.running,
    },
    other: {
      at,
      headline: printedHeadline({ headline, origin: headlineOrigin }),
      labels: [],
      source: either ?? source,
      text,
    },
  })
}

/** By the dates of publication where these decide, else by the length: a report grows. */
const isNewer = ({
  next,
  other: { at, known, text },
}: {
  next: MatchedArticle
  other: LikelyArticle
}): boolean => {
  // A main article is what its read-also printing was cut from.
  if (next.part !== (known.documentPart ?? 'main')) return next.part === 'main'
  const own = atOf(next)
  return own !== null && at !== null && own !== at ? own > at : next.running.length > text.length
}

const atOf = ({ originalPublishedAt }: MatchedArticle): null | number =>
  originalPublishedAt === null ? null : Date.parse(originalPublishedAt)
