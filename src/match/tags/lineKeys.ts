import { LONGEST_LINE } from './segmentKeywords.ts'
import { LONGEST_TAG } from './line/tagLine.ts'
import { wordsOf } from './line/words.ts'

/** What an archive may be asked about one keyword line. */
export type LineKeys = {
  /** Match keys of all phrases on the line that could be a tag, each once. */
  phrases: string[]
  /** Match keys of its words, each once. */
  words: string[]
}

/** Lists what to fetch from an archive before a line is segmented. Linear in the line. */
export const lineKeys = (line: string): LineKeys => {
  const words = wordsOf(line.slice(0, LONGEST_LINE))
  const phrases = new Set<string>()
  words.forEach((word, from) => {
    let key = word.key
    phrases.add(key)
    for (const next of words.slice(from + 1, from + LONGEST_TAG)) {
      if (next.breakBefore) break
      key += ` ${next.key}`
      phrases.add(key)
    }
  })
  return { phrases: [...phrases], words: [...new Set(words.map((word) => word.key))] }
}
