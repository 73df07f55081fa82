import { spellingOf } from '../../text/diff/spelling.ts'
import { matchKey } from '../../text/matchKey.ts'
import { consonantSkeleton } from '../../text/skeleton.ts'
import { wordStems } from '../../text/stem.ts'
import { keyWords } from '../../text/words.ts'
import type { TranslationKey } from '../../translations/label.ts'

/**
 * What two names differ in, in the words of a newsroom: hamza, teh marbuta, the article, an ending … Strings
 * of the translations, none twice; empty for what is written letter by letter alike.
 */
export const differences = ({ a, b }: { a: string; b: string }): TranslationKey[] => {
  if (a === b) return []
  const spelled = spellingOf({ a, b })
  if (spelled) return spelled.map((name): TranslationKey => `spelling:${name}`)
  const [one, other] = [a, b].map((name) => keyWords(matchKey(name))) as [string[], string[]]
  if (one.length !== other.length) {
    return [isSameSkeleton({ a, b }) ? 'mergeDifference:vowels' : 'mergeDifference:words']
  }
  const found = one.flatMap((word, at): TranslationKey[] => {
    const twin = other[at] ?? ''
    return word === twin ? [] : [differenceOf({ a: word, b: twin })]
  })
  return [...new Set(found.length > 0 ? found : (['spelling:tashkeel'] as const))]
}

/** Of two words, as match keys. */
const differenceOf = ({ a, b }: { a: string; b: string }): TranslationKey => {
  if (withoutArticle(a) === withoutArticle(b)) return 'mergeDifference:article'
  const stems = new Set(wordStems(a))
  if (wordStems(b).some((stem) => stems.has(stem))) return 'mergeDifference:ending'
  return isSameSkeleton({ a, b }) ? 'mergeDifference:vowels' : 'mergeDifference:letters'
}

const withoutArticle = (word: string): string => word.replace(/^ال(?=..)/, '')

const isSameSkeleton = ({ a, b }: { a: string; b: string }): boolean => {
  const skeleton = consonantSkeleton(a)
  return skeleton !== null && skeleton === consonantSkeleton(b)
}
