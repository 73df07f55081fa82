import { INTERFACE_RUNS, STOCK_PHRASES, WEEKDAYS, WEEKDAY_HEADS } from '../lexicon/index.ts'
import { longestNames } from '../longestNames.ts'
import type { TagLine } from '../line/tagLine.ts'
import { isParticle } from './tagWeight.ts'
import type { KnownTag } from '../types.ts'
import { WEIGHTS } from './weights.ts'

export type JunkKind = 'interface' | 'particles' | 'noise'

type Junk = { kind: JunkKind; weight: number; certain: boolean }

type Place = { line: TagLine; from: number; length: number }

/** Runs that stand in a table. */
export const LISTED = longestNames([...INTERFACE_RUNS, ...STOCK_PHRASES])

/**
 * Whether a run of words may be junk, of what kind, and its natural-log weight as such: noise to an
 * editor, words of a page's interface, a cut from running text that begins or ends in a particle.
 * `certain`: it stands in a table, and is no tag, however often the text has it.
 *
 * @param key null where it is longer than what is `LISTED`
 */
export const junkOf = ({
  line,
  from,
  length,
  key,
  known,
}: Place & { key: null | string; known: KnownTag | null }): Junk | null => {
  if (known?.status === 'noise') return { kind: 'noise', weight: WEIGHTS.noise, certain: true }
  if (known?.status === 'approved') return null
  const interfaceRun =
    key !== null && INTERFACE_RUNS.has(key) ? WEIGHTS.interfaceRun[length] : undefined
  if (interfaceRun !== undefined) return { kind: 'interface', weight: interfaceRun, certain: true }
  const stock = (key !== null && STOCK_PHRASES.has(key)) || isDate({ line, from, length })
  const weight = stock ? WEIGHTS.stockPhrase[length] : CUTS[length]?.({ line, from, length })
  return weight === undefined ? null : { kind: 'particles', weight, certain: stock }
}

/** «يوم الخميس», «أمس الجمعة». */
const isDate = ({ line, from, length }: Place): boolean =>
  length === 2 &&
  WEEKDAY_HEADS.has(line.words[from]?.key ?? '') &&
  WEEKDAYS.has(line.words[from + 1]?.key ?? '')

/** The weight of a cut from running text, by number of words. */
const CUTS: Readonly<Record<number, (place: Place) => number | undefined>> = {
  1: ({ line, from }) => (isParticle(line.shapes[from]) ? WEIGHTS.particleAlone : undefined),
  2: (place) => {
    const weight = pairWeight(place)
    if (weight === undefined) return undefined
    const doubtful = place.line.shapes[place.from]?.particle === 'maybe'
    return weight + (doubtful ? 0 : repeated(place)) + unmet(place)
  },
  // «في قطاع غزة»: only where a machine counted it out of the text.
  3: (place) => {
    const { line, from } = place
    const more = repeated(place)
    const [first, second] = [line.shapes[from], line.shapes[from + 1]]
    return isParticle(first) && more > 0 && !isParticle(second) ? more : undefined
  },
}

const pairWeight = ({ line, from }: Place): number | undefined => {
  const [first, second] = [line.shapes[from], line.shapes[from + 1]]
  if (isParticle(first)) return isParticle(second) ? WEIGHTS.particlePair : WEIGHTS.particleWord
  if (isParticle(second)) {
    return first?.quantifier && second?.partitive
      ? WEIGHTS.quantifierParticle
      : WEIGHTS.wordParticle
  }
  return first?.particle === 'maybe' && line.machineMade ? WEIGHTS.maybeParticleWord : undefined
}

/** A machine cuts out of the text; a word that the text has, but not with this particle, is no cut. */
const unmet = ({ line, from }: Place): number => {
  const content = isParticle(line.shapes[from]) ? from + 1 : from
  return line.machineMade &&
    !isParticle(line.shapes[content]) &&
    line.phrases({ from: content, length: 1 }).count > 0 &&
    line.phrases({ from, length: 2 }).count === 0
    ? WEIGHTS.unmetCut
    : 0
}

const repeated = ({ line, from, length }: Place): number =>
  line.machineMade && line.phrases({ from, length }).count > 1 ? WEIGHTS.repeatedRun : 0
