import { cleanText, truncateText } from '../../text/clean.ts'
import { matchKey } from '../../text/matchKey.ts'
import { PARTICLES } from '../tags/lexicon/index.ts'

/** Characters of a headline made from a sentence, the closing … among them. */
export const LONGEST_INFERRED = 90
/** Characters of a paragraph that a first sentence is looked for in. */
const READ = 2000
/** Words that stay, whatever they are. */
const FEWEST_WORDS = 3

/** A full stop counts before a space only: «1.5», «أ.ف.ب» hold none. A torn lone letter is no end. */
const SENTENCE_END = /(?<=[\p{L}\p{N}»”")\]]{2})(?:[.!؟?]+|…)(?=\s|$)|\n/uy
const SENTENCE_MARK = /[.!؟?…\n]/g
const LOOSE_MARKS = /[\s.،؛:,;\-–—…]+$/

/**
 * A provisional headline from an article's first sentence, cut after a word at 90 characters and
 * then closed by «…». Never printed anywhere, so never used to resolve a link. Null where there is
 * no letter or digit.
 */
export const inferHeadline = (firstParagraph: string): string | null => {
  const text = cleanText(firstParagraph.slice(0, READ))
  const sentence = firstSentence(text).replace(LOOSE_MARKS, '').trim()
  if (matchKey(sentence) === '') return null
  if (sentence.length <= LONGEST_INFERRED) return sentence
  return `${withoutHangingWords(truncateText({ text: sentence, max: LONGEST_INFERRED }).replace(/…$/, ''))}…`
}

/** Only where a mark stands is looked closer: to look behind every letter takes ten times as long. */
const firstSentence = (text: string): string => {
  for (const { index } of text.matchAll(SENTENCE_MARK)) {
    SENTENCE_END.lastIndex = index
    if (SENTENCE_END.test(text)) return text.slice(0, index)
  }
  return text
}

/** Takes off a particle or comma that the cut left hanging at the end. */
const withoutHangingWords = (cut: string): string => {
  const words = cut.replace(LOOSE_MARKS, '').split(' ')
  while (words.length > FEWEST_WORDS && PARTICLES.has(matchKey(words.at(-1) ?? ''))) words.pop()
  return words.join(' ').replace(LOOSE_MARKS, '')
}
