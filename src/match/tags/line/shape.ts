import { remember } from '../../../text/remember.ts'
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
  /** Its number: what has the same one says the same. */
  kind: number
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
    const shape = shapeOf(word.key)
    // «أيمن القاضي»: a family name there, no title.
    const title = shape.title && !(before !== undefined && GIVEN_NAMES.has(before.key))
    if (!PARTICLES.has(word.key)) return changed({ particle: 'no', shape, title })
    const upon = spellsUpon({ word, spellings: phrases({ from: index, length: 2 }).spellings })
    const particle = particleOf({
      word,
      before,
      after,
      upon: upon ?? (machineMade ? null : writesUpon(word.raw)),
    })
    return changed({ particle, shape, title })
  })

/** Of a word that may be a particle. */
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

/** A word's shape where it is no particle. */
const readShape = (key: string): Shape => {
  const definite = key.startsWith('ال') && key.length > 4
  const feminine = FEMININE.test(key)
  const given = GIVEN_NAMES.has(key)
  const proper = PROPER_NAMES.has(key)
  const rest = key.slice(1)
  const shape = {
    particle: 'no' as const,
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
  return only({ says: JSON.stringify(shape), shape: () => shape })
}

const changed = ({
  particle,
  shape,
  title,
}: Pick<Shape, 'particle' | 'title'> & { shape: Shape }): Shape =>
  particle === shape.particle && title === shape.title
    ? shape
    : only({
        says: `${shape.kind} ${particle} ${title}`,
        shape: () => ({ ...shape, particle, title }),
      })

const only = ({ says, shape }: { says: string; shape: () => Omit<Shape, 'kind'> }): Shape => {
  const before = shapes.get(says)
  if (before) return before
  const made = { ...shape(), kind: shapes.size }
  shapes.set(says, made)
  return made
}

/** Those there were by now: hundreds, because most of what a shape says is read off the tables. */
const shapes = new Map<string, Shape>()

/** The words of keyword lines come again and again. */
const shapeOf = remember({ answer: readShape, most: 20_000 })

const adjectiveOf = (key: string): Shape['adjective'] => {
  if (NOUNS_LIKE_ADJECTIVES.has(key)) return 'no'
  if (ADJECTIVES.has(key)) return 'sure'
  if (/(?:ي|يه)$/.test(key)) return 'nisba'
  return /^الم.*ه$/.test(key) ? 'participle' : 'no'
}
