import { matchKey } from './matchKey.ts'
import { remember } from './remember.ts'

/** A word of a text: its match key and where it stands, in UTF-16 code units, end exclusive. */
export type WordSpan = { key: string; start: number; end: number }

/** The words of a key (strict, match or title key): `''` has none. */
export function keyWords(key: string): string[] {
  return key === '' ? [] : key.split(' ')
}

/** How many words a text has: runs of non-space that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  for (const [run] of text.matchAll(/\S+/g)) if (LETTER_OR_DIGIT.test(run)) count += 1
  return count
}

/**
 * The words of a text with their match keys and places, in order: joined by spaces the keys are the
 * match key of the text. Words of punctuation or of tatweel alone have no key and are left out; the
 * rare character that is several words (ﷺ) gives several spans in one place. Entities are expected
 * to be decoded, and signs that a key spells out (™ ℃ №) are no words here.
 */
export function wordSpans(text: string): WordSpan[] {
  const spans: WordSpan[] = []
  for (const match of text.matchAll(WORDS)) {
    const start = match.index
    const end = start + match[0].length
    for (const key of keysOfWord(match[0])) spans.push({ key, start, end })
  }
  return spans
}

/** Most words of a text were met in others. Nearly all have one key. */
const keysOfWord = remember({ answer: (word) => keyWords(matchKey(word)), most: 100_000 })

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * What a key keeps or drops without a gap: letters, digits, marks, invisible characters; and the
 * signs that NFKC turns into letters or digits.
 */
const WORDS =
  // eslint-disable-next-line no-control-regex -- a key drops controls inside a word
  /[\p{L}\p{M}\p{N}\0-\x08\v\f\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u061C\u06DD\u06DE\u06E9\u08E2\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDFA-\uFDFC\uFEFF\uFFF9-\uFFFB]+/gu
