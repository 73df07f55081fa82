import { cleanText } from './clean.ts'
import { keyLetters } from './foldLetters.ts'
import { strictKey } from './matchKey.ts'
import { HOMOGRAPHS } from './tables/homographs.ts'

/**
 * The identity of a tag or source: two names have the same one exactly when they may be merged
 * without asking anybody.
 *
 * - Two words or more: the strict key.
 * - One word: the strict key, but ى is not ي (على, علي), آ is not ا, a final + or # counts (C, C++),
 *   and tashkeel counts where it tells two known words apart: عُمان, عمّان and bare عمان are three.
 *   What is left to differ in is Persian letters, other tashkeel, tatweel, hamza on alef, invisible
 *   characters, digit shapes, letter case and quotation marks.
 * - A name without a letter or digit: its cleaned text; `''` for a blank one.
 *
 * Equal identity keys have equal strict keys; not the other way round. Idempotent, never throws.
 */
export function identityKey(name: string): string {
  const strict = strictKey(name)
  if (strict === '') return cleanText(name)
  return strict.includes(' ') ? strict : oneWordIdentity({ name, strict })
}

function oneWordIdentity({ name, strict }: { name: string; strict: string }): string {
  const marked = keyLetters(name)
  const word = DISTINCT_LETTER.test(marked) ? foldButDistinctLetters(marked) : strict
  return readingOf({ word, marked }) + (FINAL_SIGNS.exec(marked)?.groups?.['signs'] ?? '')
}

const DISTINCT_LETTER = /[ىآ]/
const FINAL_SIGNS = /[\p{L}\p{M}\p{Nd}](?<signs>[+#]+)[^\p{L}\p{Nd}+#]*$/u

function foldButDistinctLetters(marked: string): string {
  return marked
    .split(/([ىآ])/)
    .map((part) => (DISTINCT_LETTER.test(part) ? part : strictKey(part)))
    .join('')
}

/**
 * A homograph becomes the one reading its tashkeel allows. Without tashkeel, or with tashkeel that
 * decides nothing, it stays bare; with tashkeel that no known reading allows, it is a word of its
 * own.
 */
function readingOf({ word, marked }: { word: string; marked: string }): string {
  const article = HOMOGRAPHS.has(word) || !word.startsWith(ARTICLE) ? '' : ARTICLE
  const readings = HOMOGRAPHS.get(word.slice(article.length)) ?? []
  const written = tellingMarks({ marks: marksByLetter(marked), article })
  if (readings.length === 0 || written.length !== word.length || !written.some(Boolean)) return word
  const allowed = readings
    .map((reading) => article + reading)
    .filter((reading) => allows({ reading: marksByLetter(reading), written }))
  if (allowed.length > 1) return word
  return allowed[0] ?? vocalised({ word, written })
}

const ARTICLE = 'ال'
const SHADDA = '\u0651'

/** The tashkeel on each letter, in order; what is neither letter nor tashkeel is passed over. */
function marksByLetter(text: string): string[] {
  const letters: string[] = []
  for (const [character] of text.matchAll(LETTER_OR_TASHKEEL)) {
    const last = letters.length - 1
    if (!TASHKEEL.test(character)) letters.push('')
    else if (last >= 0) letters[last] = (letters[last] ?? '') + character
  }
  return letters
}

const TASHKEEL = /[\u064B-\u0652\u0670]/
const LETTER_OR_TASHKEEL = /(?!\u0640)[\p{L}\u064B-\u0652\u0670]/gu

/**
 * Tashkeel without what only grammar puts there: on the article, the shadda that the article gives
 * a sun letter, and the case ending on the last letter.
 */
function tellingMarks({ marks, article }: { marks: string[]; article: string }): string[] {
  return marks.map((letter, index) => {
    if (index < article.length || index === marks.length - 1) return ''
    return article !== '' && index === article.length ? letter.replace(SHADDA, '') : letter
  })
}

function allows({ reading, written }: { reading: string[]; written: string[] }): boolean {
  return written.every((marks, index) =>
    Array.from(marks).every((mark) => reading[index]?.includes(mark) ?? false),
  )
}

function vocalised({ word, written }: { word: string; written: string[] }): string {
  return Array.from(word, (letter, index) => letter + (written[index] ?? '')).join('')
}
