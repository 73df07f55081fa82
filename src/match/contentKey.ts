import { sha256Hex } from '../text/hash.ts'
import { matchKey } from '../text/matchKey.ts'

/**
 * The identity of an article's running text: the SHA-256, in hexadecimal, of its match key with all
 * paragraphs run together. Printings that differ in spelling, marks or paragraphing share it. Null
 * for a text without a letter or digit, which is the same as nothing.
 *
 * @param paragraphs running text in order, subheads left out
 */
export const contentKey = (paragraphs: readonly string[]): string | null => {
  const text = paragraphs
    .map((paragraph) => matchKey(paragraph))
    .filter((key) => key !== '')
    .join(' ')
  return text === '' ? null : sha256Hex(text)
}
