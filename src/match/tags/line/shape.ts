import {
  ADJECTIVES,
  AMBIGUOUS_PARTICLES,
  DIRECTIONS,
  GIVEN_NAMES,
  GOVERNING_NOUNS,
  HEADS,
  NAME_LINKS,
  NAME_OPENERS,
  NAME_PREFIXES,
  NAME_SUFFIXES,
  NOUNS_LIKE_ADJECTIVES,
  PARTICLES,
  PARTITIVES,
  PROPER_NAMES,
  QUANTIFIERS,
  TITLES,
} from '../lexicon/index.ts'
import type { PhraseIndex } from './phraseIndex.ts'
import type { Word } from './words.ts'

/** What the look of a word says about its place in a phrase. */
export type Shape = {
  /**
   * `maybe`: علي as a man's name or as «upon»; `bound`: sure, but the noun before it may ask for it
   * inside a tag («الحرب على …»).
   */
  particle: 'no' | 'maybe' | 'bound' | 'sure'
  definite: boolean
  /** With the article and of an adjective's form; `sure` where a table says so. */
  adjective: 'no' | 'participle' | 'nisba' | 'sure'
  feminine: boolean
  given: boolean
  proper: boolean
  head: boolean
  direction: boolean
  title: boolean
  namePrefix: boolean
  nameLink: boolean
  nameOpener: boolean
  nameSuffix: boolean
  quantifier: boolean
  /** «من» after a word of quantity. */
  partitive: boolean
  number: boolean
  latin: boolean
  /** Of no Arabic pattern: most likely a name from elsewhere. */
  foreign: boolean
  /** «وال…», or a و before a known name: goes on with what stands before it. */
  coordinated: boolean
  /** «لل…»: goes on with what stands before it. */
  dative: boolean
}

const NUMBER = /^[0-9]+$/
const LATIN = /^[a-z]/
/** Six letters and more, for which Arabic needs a prefix or an ending it knows. */
const FOREIGN = /^[\u0620-\u06FF]{6,}$/
const ARABIC_PATTERN = /^(?:[متيو]|ال|ا.ت..ا.$|ان..ا.$|است|ا...ا.$)|(?:ه|ات|ون|ين|اء)$/
const FEMININE = /(?:ه|ات)$/

/**
 * Reads the shape of every word of a line.
 *
 * @param words the line
 * @param phrases the line's phrases in the text, which may spell على where the line cannot
 * @param machineMade the line has Persian letters, so ى and ي were folded before it was written
 */
export const shapesOf = ({
  words,
  phrases,
  machineMade,
}: {
  words: readonly Word[]
  phrases: PhraseIndex
  machineMade: boolean
}): Shape[] =>
  words.map((word, index) => {
    const before = words[index - 1]
    const after = words[index + 1]
    const upon = spellsUpon({ word, spellings: phrases({ from: index, length: 2 }).spellings })
    const shape = shapeOf(word.key)
    const afterName = before !== undefined && GIVEN_NAMES.has(before.key)
    return {
      ...shape,
      // «أيمن القاضي»: a family name there, no title.
      title: shape.title && !afterName,
      particle: particleOf({
        word,
        before,
        after,
        upon: upon ?? (machineMade ? null : writesUpon(word.raw)),
      }),
    }
  })

const particleOf = ({
  word,
  before,
  after,
  upon,
}: {
  word: Word
  before: Word | undefined
  after: Word | undefined
  upon: boolean | null
}): Shape['particle'] => {
  if (!PARTICLES.has(word.key)) return 'no'
  if (before && GOVERNING_NOUNS.has(before.key)) return 'bound'
  if (!AMBIGUOUS_PARTICLES.has(word.key) || upon) return 'sure'
  const besideName = [before, after].some((near) => near && GIVEN_NAMES.has(near.key))
  return besideName ? 'no' : 'maybe'
}

/** على, not علي: by the letter it ends in. */
const writesUpon = (spelling: string): boolean => /^على\p{M}*(?:\s|$)/u.test(spelling)

/** Whether the text writes «على …» for a phrase that begins in علي; null where it says nothing. */
const spellsUpon = ({
  word,
  spellings,
}: {
  word: Word
  spellings: ReadonlyMap<string, number>
}): boolean | null => {
  if (!AMBIGUOUS_PARTICLES.has(word.key) || spellings.size === 0) return null
  let lean = 0
  for (const [spelling, count] of spellings) lean += writesUpon(spelling) ? count : -count
  return lean > 0
}

const shapeOf = (key: string): Omit<Shape, 'particle'> => {
  const definite = key.startsWith('ال') && key.length > 4
  const feminine = FEMININE.test(key)
  const given = GIVEN_NAMES.has(key)
  const proper = PROPER_NAMES.has(key)
  const rest = key.slice(1)
  return {
    definite,
    feminine,
    given,
    proper,
    adjective: definite && !given && !proper ? adjectiveOf(key) : 'no',
    head: HEADS.has(key),
    direction: DIRECTIONS.has(key),
    title: TITLES.has(key),
    namePrefix: NAME_PREFIXES.has(key),
    nameLink: NAME_LINKS.has(key),
    nameOpener: NAME_OPENERS.has(key),
    nameSuffix: NAME_SUFFIXES.has(key),
    quantifier: QUANTIFIERS.has(key),
    partitive: PARTITIVES.has(key),
    number: NUMBER.test(key),
    latin: LATIN.test(key),
    foreign:
      !definite &&
      !given &&
      !proper &&
      !HEADS.has(key) &&
      FOREIGN.test(key) &&
      !ARABIC_PATTERN.test(key),
    coordinated:
      key.startsWith('و') && (/^ال.{3}/.test(rest) || PROPER_NAMES.has(rest)) && !given && !proper,
    dative: key.startsWith('لل') && key.length > 4,
  }
}

const adjectiveOf = (key: string): Shape['adjective'] => {
  if (NOUNS_LIKE_ADJECTIVES.has(key)) return 'no'
  if (ADJECTIVES.has(key)) return 'sure'
  if (/(?:ي|يه)$/.test(key)) return 'nisba'
  return /^الم.*ه$/.test(key) ? 'participle' : 'no'
}
