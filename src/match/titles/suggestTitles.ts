import { titleSuggestion } from '../../text/similarity.ts'

export type TitleSuggestion<Id> = { id: Id; score: number }

/** More than these an editor does not read. */
const MOST = 3

/**
 * Articles whose headlines may be the story of a title in other words, best first: a trigram
 * similarity of 0.70 and more, the same numbers, weekdays and months, no opposites. For an editor to
 * decide, never a link: different stories score as high as true pairs.
 *
 * @param title the link's title, or its key
 * @param candidates articles with their headlines, or the keys of these
 */
export const suggestTitles = <Id>({
  title,
  candidates,
}: {
  title: string
  candidates: readonly { id: Id; headline: string }[]
}): TitleSuggestion<Id>[] =>
  candidates
    .flatMap(({ id, headline }): TitleSuggestion<Id>[] => {
      const score = titleSuggestion({ a: title, b: headline })
      return score === null ? [] : [{ id, score }]
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
