import { createFold } from './foldByTable.ts'
import { foldLetters } from './foldLetters.ts'

/**
 * The strict key of a text: what two spellings of the same words share. Entities are decoded, then
 * NFKC, lower case, invisible characters, tatweel and tashkeel dropped, the forms of alef, yeh, kaf
 * and heh folded to one, all digits made ASCII, and everything else turned into single spaces.
 * ة, ؤ, ئ and ء stay. Never shown to readers.
 *
 * Idempotent, never throws, linear in the length of the text; `''` where no letter or digit is.
 */
export function strictKey(text: string): string {
  return STRICT.fold(text)
}

/**
 * The match key of a text: its strict key with ة→ه, ؤ→و and ئ→ي. Equal keys are the same headline;
 * for a single word they are a suggestion only (عُمان and عمّان share one).
 */
export function matchKey(text: string): string {
  return MATCH.fold(text)
}

/** What the match key makes of one UTF-16 code unit; see `TableFold`. */
export const matchKeyCode = (unit: number): number => MATCH.codeOf(unit)

const LOOSENED: Readonly<Record<string, string>> = { ة: 'ه', ؤ: 'و', ئ: 'ي' }

const STRICT = createFold(foldLetters)

const MATCH = createFold((text) =>
  foldLetters(text).replace(/[ةؤئ]/g, (letter) => LOOSENED[letter] ?? letter),
)
