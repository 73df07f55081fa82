import { matchKey } from '../matchKey.ts'
import { remember } from '../remember.ts'

/** A word or a sign, with the space before it. */
export type Token = {
  /** White space that parts it from the token before. */
  gap: string
  isWord: boolean
  /** Equal for two spellings of the same word; of a sign, for signs that say the same. */
  key: string
  text: string
}

/**
 * A paragraph in words and signs. Every token is a word, or one sign; a last one of no text holds the
 * space at the end, where there is some.
 */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(TOKENS)) {
    const [token] = match
    tokens.push({ ...meaningOf(token), gap: text.slice(end, match.index), text: token })
    end = match.index + token.length
  }
  if (end < text.length) tokens.push({ gap: text.slice(end), isWord: false, key: '', text: '' })
  return tokens
}

/**
 * A run of what stands within a word: letters, marks, digits, joiners and invisible characters; or any
 * other character that is no space, by itself, with the variation selectors and marks on it.
 */
const TOKENS = /[\p{L}\p{M}\p{N}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+|\S/gu

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

const meaningOf = remember({
  answer: (token: string): Pick<Token, 'isWord' | 'key'> => {
    const key = matchKey(token)
    return LETTER_OR_DIGIT.test(token) && key !== ''
      ? { isWord: true, key }
      : { isWord: false, key: SIGNS.get(token) ?? token }
  },
  most: 50_000,
})

/** Signs that say the same, and the one that they are compared as. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '«»“”„"',
    "'": "‘’‚‹›'",
    ',': '،,',
    ';': '؛;',
    '?': '؟?',
    '-': '-‐‑–—−ـ',
  }).flatMap(([sign, same]) => Array.from(same, (one): [string, string] => [one, sign])),
)
