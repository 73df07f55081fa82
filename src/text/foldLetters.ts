import { cleanText } from './clean.ts'
import { asciiDigits } from './digits.ts'
import { decodeEntities } from './entities.ts'

/**
 * The slow and complete way to a strict key, for any Unicode text: the fast table in `matchKey.ts`
 * is built from it, and falls back on it. Input: text as written. Output: letters and ASCII digits
 * parted by single spaces.
 */
export function foldLetters(text: string): string {
  return (
    asciiDigits(foldAlphabet(withoutMarks(keyLetters(text))))
      .replace(NEITHER_LETTER_NOR_DIGIT, ' ')
      .trim()
      // What was dropped may have stood between two letters that are one (Hangul jamo).
      .normalize('NFKC')
  )
}

/**
 * The text a key is made of: cleaned, entities decoded, NFKC, lower case, without invisible
 * characters; with its tashkeel and its own letters still.
 */
export function keyLetters(text: string): string {
  const clean = cleanText(text)
  const decoded = clean.includes('&') ? cleanText(decodeEntities(clean)) : clean
  return decoded.replace(INVISIBLE, '').normalize('NFKC').replace(YEH_AND_HAMZA, 'ئ').toLowerCase()
}

/** Unicode joins a hamza to the Arabic yeh only; above a Persian or Pashto one it is the same letter. */
const YEH_AND_HAMZA = /[یېۍ]\u0654/g

/** A text without tatweel, tashkeel and every other mark. Expects what {@link keyLetters} gives. */
export function withoutMarks(text: string): string {
  return text.replace(DROPPED, '')
}

/** Letters of the Arabic script that are one letter in Arabic. Exported for tests. */
export const ALPHABET: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ۍ: 'ي',
  ۓ: 'ئ',
  ک: 'ك',
  ڪ: 'ك',
  ګ: 'ك',
  ڬ: 'ك',
  ۀ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ۂ: 'ه',
  ۃ: 'ة',
}

const ALPHABET_LETTERS = new RegExp(`[${Object.keys(ALPHABET).join('')}]`, 'gu')

function foldAlphabet(text: string): string {
  return text.replace(ALPHABET_LETTERS, (letter) => ALPHABET[letter] ?? letter)
}

/** Joiners, variation selectors, and the letters of Hangul that are blank by design. */
// eslint-disable-next-line no-misleading-character-class -- single characters, not a sequence
const INVISIBLE = /[\u200C\u200D\uFE00-\uFE0F\u115F\u1160\u3164\uFFA0]+/g

/**
 * Tatweel, every mark, the Koranic signs that are letters or symbols to Unicode, and the high hamza
 * that NFKC parts from ٵ (which is ا).
 */
const DROPPED = /[\u06D6-\u06ED\u08E2\p{M}\u0640\u0674]+/gu

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}0-9]+/gu
