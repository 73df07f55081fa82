import type { Shape } from '../line/shape.ts'
import type { TagLine } from '../line/tagLine.ts'
import type { KnownTag } from '../types.ts'
import { rememberPairs } from './pairMemory.ts'
import { WEIGHTS } from './weights.ts'

/**
 * Natural-log weight of a run of words as one tag, the joins between its words apart: its length,
 * its edges, the text, the archive, the delimiters.
 */
export const tagWeight = ({
  line,
  from,
  length,
  known,
}: {
  line: TagLine
  from: number
  length: number
  known: KnownTag | null
}): number => {
  const { count } = line.phrases({ from, length })
  let weight = edges({ line, from, length })
  if (count === 0) {
    weight += (WEIGHTS.tagLength[length] ?? -Infinity) + inName({ line, from, length })
  } else {
    weight += Math.max(WEIGHTS.tagLength[length] ?? 0, WEIGHTS.bodyLength)
    weight += length > 1 ? WEIGHTS.bodyPhrase : WEIGHTS.bodyWord
    weight += WEIGHTS.bodyDoubling * Math.log2(1 + count)
  }
  if (known) weight += knownWeight(known) * (length > 1 ? 1 : WEIGHTS.knownWord)
  if (isPiece({ line, from, length })) {
    weight += line.pieces > 2 ? WEIGHTS.pieceOfMany : WEIGHTS.pieceOfTwo
  }
  return weight
}

/** Whether a segment fills what stands between two delimiters of a line that has some. */
export const isPiece = ({
  line,
  from,
  length,
}: {
  line: TagLine
  from: number
  length: number
}): boolean =>
  line.pieces > 1 &&
  (from === 0 || line.words[from]?.breakBefore === true) &&
  (line.words[from + length]?.breakBefore ?? true)

/** A preposition, conjunction or the like beyond doubt. */
export const isParticle = (shape: Shape | undefined): boolean =>
  shape?.particle === 'sure' || shape?.particle === 'bound'

const knownWeight = ({ status, documents }: KnownTag): number => {
  if (status === 'noise') return -WEIGHTS.noise
  const trust = status === 'approved' ? WEIGHTS.approved : WEIGHTS.candidate
  return trust + Math.min(WEIGHTS.knownMost, WEIGHTS.knownDoubling * Math.log2(1 + documents))
}

const isAdjective = (shape: Shape): boolean =>
  shape.adjective === 'sure' || shape.adjective === 'nisba'

type Edge = { first: Shape; last: Shape; alone: boolean; compound: boolean }

const { edge } = WEIGHTS
const EDGES: readonly { holds: (place: Edge) => boolean; weight: number }[] = [
  { holds: ({ first, last }) => isParticle(first) || isParticle(last), weight: edge.particle },
  {
    holds: ({ first, last }) => first.particle === 'maybe' || last.particle === 'maybe',
    weight: edge.maybeParticle,
  },
  { holds: ({ first }) => first.number, weight: edge.numberFirst },
  { holds: ({ first }) => first.dative, weight: edge.dativeFirst },
  { holds: ({ first }) => first.coordinated, weight: edge.coordinatedFirst },
  { holds: ({ first }) => first.nameLink || first.nameSuffix, weight: edge.linkFirst },
  { holds: ({ first }) => isAdjective(first), weight: edge.adjectiveFirst },
  { holds: ({ first, alone }) => alone && isAdjective(first), weight: edge.adjectiveAlone },
  { holds: ({ last, alone }) => alone && last.head, weight: edge.headAlone },
  { holds: ({ last, alone }) => !alone && last.head, weight: edge.headLast },
  { holds: ({ last }) => last.namePrefix, weight: edge.prefixLast },
  { holds: ({ last }) => last.direction, weight: edge.directionLast },
  { holds: ({ last }) => last.title, weight: edge.titleLast },
  { holds: ({ first, alone }) => alone && first.proper, weight: edge.properAlone },
  { holds: ({ first, alone }) => alone && first.given, weight: edge.nameAlone },
  {
    holds: ({ first, compound }) => compound && first.namePrefix && !first.nameOpener,
    weight: edge.nameAlone,
  },
]

const edges = ({ line, from, length }: { line: TagLine; from: number; length: number }): number => {
  const [first, last] = [line.shapes[from], line.shapes[from + length - 1]]
  if (!first || !last) return 0
  return length === 1
    ? ofWord(first, last)
    : length === 2
      ? ofPair(first, last)
      : ofRun(first, last)
}

const edgesOf = ({ alone = false, compound = false }: Partial<Edge>) =>
  rememberPairs((first, last) => {
    const place = { first, last, alone, compound }
    let sum = 0
    for (const { holds, weight } of EDGES) if (holds(place)) sum += weight
    return sum
  })

const ofWord = edgesOf({ alone: true })
const ofPair = edgesOf({ compound: true })
const ofRun = edgesOf({})

/** What speaks against a run that begins with a given name. */
const inName = ({
  line,
  from,
  length,
}: {
  line: TagLine
  from: number
  length: number
}): number => {
  if (length < 3 || !line.shapes[from]?.given) return 0
  const parts = line.shapes.slice(from, from + length)
  const noun = parts.some((shape, at) => shape.definite && at > 0 && isAdjectiveAt(parts[at + 1]))
  const compounds = parts.filter((shape) => shape.namePrefix).length
  return (noun ? WEIGHTS.nounInName : 0) + (length - compounds > 3 ? WEIGHTS.longName : 0)
}

const isAdjectiveAt = (shape: Shape | undefined): boolean =>
  shape !== undefined && isAdjective(shape)
