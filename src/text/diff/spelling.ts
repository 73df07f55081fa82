import { asciiDigits } from '../digits.ts'
import { identityKey } from '../identityKey.ts'
import { standardLetters } from '../persian.ts'
import type { Spelling } from './types.ts'

type Rule = { fold: (text: string) => string; name: Spelling }

/**
 * What two spellings of the same word may differ in, each with what makes it one. Applied one after
 * another, in this order.
 */
const rules: readonly Rule[] = [
  {
    fold: (text) =>
      text.replace(/[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, ''),
    name: 'invisible',
  },
  { fold: (text) => text.replace(/\s+/g, ''), name: 'spaces' },
  { fold: (text) => text.normalize('NFKC').toLowerCase(), name: 'form' },
  { fold: (text) => text.replace(/\u0640/g, ''), name: 'tatweel' },
  {
    fold: (text) =>
      text.replace(/[\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06ED]/g, ''),
    name: 'tashkeel',
  },
  { fold: standardLetters, name: 'persian' },
  { fold: asciiDigits, name: 'digits' },
  {
    fold: (text) =>
      text
        .replace(/[أإآٱٲٳ]/g, 'ا')
        .replace(/ؤ/g, 'و')
        .replace(/ئ/g, 'ي'),
    name: 'hamza',
  },
  { fold: (text) => text.replace(/ى/g, 'ي'), name: 'yeh' },
  { fold: (text) => text.replace(/ة/g, 'ه'), name: 'teh' },
]

/**
 * What two spellings of one word, or of a few words, differ in; null where they are other words: some
 * letter differs beyond all rules, or tashkeel tells two known words apart (عُمان and عمّان).
 *
 * Both are expected to have one match key.
 */
export const spellingOf = ({ a, b }: { a: string; b: string }): null | Spelling[] => {
  const found = rules
    .filter((rule) => foldAll({ but: rule, text: a }) !== foldAll({ but: rule, text: b }))
    .map(({ name }) => name)
  if (foldAll({ text: a }) !== foldAll({ text: b })) return null
  if (found.includes('tashkeel') && isOtherReading({ a, b })) return null
  return found.length > 0 ? found : ['form']
}

const foldAll = ({ but, text }: { but?: Rule; text: string }): string =>
  rules.reduce((folded, rule) => (rule === but ? folded : rule.fold(folded)), text)

/** One word whose tashkeel says on one side what it says otherwise, or not at all, on the other. */
const isOtherReading = ({ a, b }: { a: string; b: string }): boolean => {
  const [one, other] = [a, b].map((word) => identityKey(bare(word)))
  return one !== other
}

/** Without all but tashkeel that an identity key tells apart. */
const bare = (word: string): string =>
  standardLetters(word)
    .replace(/ى/g, 'ي')
    .replace(/آ/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
