import { countWords } from '../text/words.ts'
import type { Line } from './blocks.ts'

/**
 * Whether the first line of the main article is its headline: a short line without the end of a
 * sentence, over a paragraph. A line of middling length is one only where the next paragraph begins
 * a story; where that goes on with «و…» («وقال …») or «كما …» the line is the first paragraph, its full
 * stop lost.
 */
export const isMainHeadline = (lines: readonly Line[]): boolean => {
  const [first, second] = lines
  if (!first || !second || first.bullet || second.bullet || first.torn) return false
  if (!isHeadlineShape(first.text)) return false
  if (first.text.length > shortHeadline && goesOn.test(second.text)) return false
  const paragraph = lines.find(({ text }, index) => index > 0 && ends.test(text))
  return second.text.length > first.text.length || paragraph !== undefined
}

/** The first line of a read-also article is its headline, unless it is plainly a paragraph. */
export const isReadAlsoHeadline = ([first]: readonly Line[]): boolean =>
  first !== undefined &&
  first.text.length <= (/[^.][.]$/.test(first.text) ? shortHeadline : longestReadAlsoHeadline)

/** How a paragraph begins that has another before it. */
const goesOn = /^(?:و|كما |من (?:جهته|جهتها|جانبه|جانبها)|يذكر |يشار )/

/** Characters. Headlines of Arabic news pages run to some 120. */
const longestHeadline = 150
const shortHeadline = 90
const longestReadAlsoHeadline = 250

const isHeadlineShape = (text: string): boolean =>
  text.length <= longestHeadline &&
  !unfinished.test(text) &&
  countWords(text) >= 2 &&
  !date.test(text)

/** A headline may ask or exclaim; it does not end in a full stop, dots, or a mark that promises more. */
const unfinished = /(?:[.…،,؛;:][»”"')\]]*| و)$/

const ends = /[.!؟?…][»”"')\]]*$/

/** `الثلاثاء 19 سبتمبر 2023`, `19/09/2023`: a date line stands over some articles. */
const date = /^(?:ال\S+[،,]? )?\d{1,2}(?: \S+ |[/.-]\d{1,2}[/.-])\d{4}$/
