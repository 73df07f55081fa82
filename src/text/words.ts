import { DROP, SLOW, SPACE } from './foldByTable.ts'
import { matchKey, matchKeyCode } from './matchKey.ts'
import { remember } from './remember.ts'
import { createUnitBuffer } from './unitBuffer.ts'

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
  for (let at = 0; at < text.length;) {
    at = takeWord({ at, spans, text }) ?? takeSlowly({ at, spans, text })
  }
  return spans
}

type Place = { at: number; spans: WordSpan[]; text: string }

/**
 * Takes the word that stands at a place, or passes over what is none; gives where it ends. Null where a
 * character's key is not one letter or digit: few words have such.
 */
const takeWord = ({ at: start, spans, text }: Place): number | null => {
  let filled = 0
  let isKey = true
  let end = start
  for (; end < text.length; end += 1) {
    const unit = text.charCodeAt(end)
    const code = wordCodes[unit] || learnCode(unit)
    if (code === OUTSIDE) break
    if (code === SLOW) return null
    if (code !== unit) isKey = false
    // The rest of a word as long as no word is goes without the fast way.
    if (filled === units.length) return null
    if (code === DROP) continue
    units[filled] = code
    filled += 1
  }
  if (filled > 0) spans.push({ key: isKey ? text.slice(start, end) : read(filled), start, end })
  return Math.max(end, start + 1)
}

const takeSlowly = ({ at, spans, text }: Place): number => {
  WORD.lastIndex = at
  const [word] = WORD.exec(text) ?? []
  if (word === undefined) return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  const end = at + word.length
  for (const key of keysOfWord(word)) spans.push({ key, start: at, end })
  return end
}

const { read, units } = createUnitBuffer(256)

/** Many of these are repeated. Nearly all have one key. */
const keysOfWord = remember({ answer: (word) => keyWords(matchKey(word)), most: 10_000 })

/** What is known by now of code units: `matchKeyCode` of those that stand in words. */
const wordCodes = new Uint16Array(0x10000)
/** Stands in no word; no letter or digit has this code. */
const OUTSIDE = 3

const learnCode = (unit: number): number => {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
  WORD.lastIndex = 0
  const isInside = isSurrogate || WORD.test(String.fromCharCode(unit))
  const key = isSurrogate ? SLOW : matchKeyCode(unit)
  const code = !isInside ? OUTSIDE : key === SPACE ? SLOW : key
  wordCodes[unit] = code
  return code
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * What a key keeps or drops without a gap: letters, digits, marks, invisible characters; and the
 * signs that NFKC turns into letters or digits.
 */
const WORD =
  // eslint-disable-next-line no-control-regex -- a key drops controls inside a word
  /[\p{L}\p{M}\p{N}\0-\x08\v\f\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u061C\u06DD\u06DE\u06E9\u08E2\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDFA-\uFDFC\uFEFF\uFFF9-\uFFFB]+/uy
