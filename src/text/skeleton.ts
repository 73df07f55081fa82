import { matchKey } from './matchKey.ts'

/**
 * The consonant skeleton of a foreign name in Arabic letters: spellings of one name share it, where
 * edit distance and trigrams fail (كاراباخ, قره باغ). Vowels, ه, ع and hamza are dropped,
 * consonants that transliteration confuses become one, doubles are squeezed, spaces ignored.
 *
 * Null where it proves too little: fewer than six letters, a word with the article ال, letters of
 * another script or digits, no consonant at all. Only ever a suggestion: namesakes collide.
 */
export function consonantSkeleton(name: string): string | null {
  const key = matchKey(name)
  const letters = key.replaceAll(' ', '')
  if (letters.length < LEAST_LETTERS || /(?:^| )ال/.test(key)) return null
  if (!ARABIC_ONLY.test(letters)) return null
  const skeleton = letters
    .replace(DROPPED, '')
    .replace(CONFUSED, (letter) => CLASS_OF.get(letter) ?? letter)
    .replace(/(.)\1+/gu, '$1')
  return skeleton === '' ? null : skeleton
}

const LEAST_LETTERS = 6
const ARABIC_ONLY = /^(?:(?=\p{L})\p{Script=Arabic})+$/u
const DROPPED = /[اويءهع]/g

/** Each class is written as its first letter. */
const CLASSES = ['كجغگقخ', 'تطث', 'دضذظ', 'سصش', 'بپ', 'فڤ']
const CLASS_OF = new Map(
  CLASSES.flatMap((letters) =>
    Array.from(letters, (letter) => [letter, letters.charAt(0)] as const),
  ),
)
const CONFUSED = new RegExp(`[${CLASSES.join('')}]`, 'g')
