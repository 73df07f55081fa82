import { titleKey } from '../../text/titleKey.ts'

/** A title that somebody printed for this very text. */
export type PrintedTitle = {
  /** The article it is found with: the page that prints it, or the other version itself. */
  article: { headline: string; id: string; source: null | string }
  /**
   * - `readAlso`: printed above this text, as the second article of another page
   * - `version`: the headline of another version of the story
   * - `listed`: a title in a list of another page that leads here
   */
  from: 'listed' | 'readAlso' | 'version'
  text: string
}

export type HeadlineSuggestion = PrintedTitle & {
  /** How many printed it, in whatever spelling. */
  times: number
}

const mostSuggested = 4

/** Nearest first: what stood above the text itself is worth more than what others called the story. */
const ranks: Readonly<Record<PrintedTitle['from'], number>> = { readAlso: 0, version: 1, listed: 2 }

/**
 * Headlines that were printed for an article elsewhere, each once and as it was printed, the nearest first
 * and of these the most frequent: nothing is made up, and what the article is called now is left out. Pure.
 *
 * @param args.longest most characters that a headline may have
 */
export const suggestHeadlines = ({
  current,
  longest,
  titles,
}: {
  current: string
  longest: number
  titles: readonly PrintedTitle[]
}): HeadlineSuggestion[] => {
  const found = new Map<string, HeadlineSuggestion>()
  for (const title of titles) {
    const text = title.text.trim()
    const key = titleKey(text)
    if (key === '' || text.length > longest || text === current.trim()) continue
    const before = found.get(key)
    const best = before && ranks[before.from] <= ranks[title.from] ? before : { ...title, text }
    found.set(key, { ...best, times: (before?.times ?? 0) + 1 })
  }
  return [...found.values()]
    .sort((one, other) => ranks[one.from] - ranks[other.from] || other.times - one.times)
    .slice(0, mostSuggested)
}
