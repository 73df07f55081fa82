/**
 * Writes the Persian, Urdu and Pashto forms of yeh, kaf, heh and teh marbuta as the Arabic letters
 * they stand for (ی→ي, ک→ك, ہ→ه), for display. Letters that Arabic itself borrows (پ چ ژ گ ڤ), the
 * alef maksura ى, digits, tashkeel and everything else stay as written. Expects NFC.
 */
export function standardLetters(text: string): string {
  return text.replace(FOREIGN_LETTERS, (letter) => STANDARD[letter] ?? letter)
}

/** True where a text holds one of those letters: the mark of a keyword line made by a machine. */
export function hasPersianLetters(text: string): boolean {
  return FOREIGN_LETTER.test(text)
}

const STANDARD: Readonly<Record<string, string>> = {
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

const FOREIGN_LETTER = new RegExp(`[${Object.keys(STANDARD).join('')}]`)
const FOREIGN_LETTERS = new RegExp(FOREIGN_LETTER, 'g')
