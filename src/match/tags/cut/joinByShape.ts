import type { Shape } from '../line/shape.ts'
import { rememberPairs } from './pairMemory.ts'

type Pair = { x: Shape; y: Shape }

/** One rule: where it holds, `score` is the natural-log odds that the two words are one phrase. */
type JoinRule = { holds: (pair: Pair) => boolean; score: number }

const bare = (shape: Shape): boolean =>
  !shape.definite && !shape.given && !shape.proper && !shape.head && !shape.latin && !shape.number

/**
 * How Arabic builds noun phrases, as far as two neighbouring words show it. The first rule that
 * holds counts: a construct head wants its complement, an adjective with the article follows a noun
 * with the article and agrees with it, an indefinite word after a definite one opens a new phrase.
 */
const JOIN_RULES: readonly JoinRule[] = [
  { holds: ({ x }) => x.namePrefix, score: 5 },
  { holds: ({ x, y }) => y.nameLink && !x.definite && !x.head, score: 4 },
  { holds: ({ x, y }) => y.nameSuffix && !x.definite, score: 4 },
  { holds: ({ y }) => y.number, score: 2.5 },
  { holds: ({ x }) => x.number, score: -1 },
  { holds: ({ y }) => y.dative, score: 2.5 },
  { holds: ({ y }) => y.coordinated, score: 1.5 },
  { holds: ({ x, y }) => x.particle === 'bound' || y.particle === 'bound', score: 1.5 },
  { holds: ({ x, y }) => x.particle === 'sure' || y.particle === 'sure', score: -2.5 },
  { holds: ({ x }) => x.direction, score: 3 },
  { holds: ({ x, y }) => bare(x) && y.direction, score: 1.5 },

  { holds: ({ x, y }) => x.title && y.given, score: 2.5 },
  { holds: ({ x, y }) => x.title && y.adjective !== 'no', score: 2 },
  { holds: ({ x, y }) => x.title && bare(y), score: 1 },

  { holds: ({ x, y }) => x.given && y.given, score: 1 },
  { holds: ({ x, y }) => x.given && y.nameOpener, score: -0.5 },
  { holds: ({ x, y }) => x.given && y.namePrefix, score: 3.2 },
  { holds: ({ x, y }) => x.given && y.adjective === 'sure', score: -1 },
  { holds: ({ x, y }) => x.given && y.definite && y.feminine, score: -0.5 },
  { holds: ({ x, y }) => x.given && y.adjective === 'nisba', score: 3 },
  { holds: ({ x, y }) => x.given && y.head, score: -3 },
  { holds: ({ x, y }) => x.given && y.proper, score: -2 },
  { holds: ({ x, y }) => x.given && y.definite, score: 2.5 },
  { holds: ({ x, y }) => x.given && y.latin, score: -1 },
  { holds: ({ x }) => x.given, score: 1.8 },

  {
    holds: ({ x, y }) => x.proper && (y.adjective === 'sure' || y.adjective === 'nisba'),
    score: 0.8,
  },
  { holds: ({ x }) => x.proper, score: -3 },

  { holds: ({ x, y }) => x.head && y.definite, score: 3.5 },
  { holds: ({ x, y }) => x.head && y.proper, score: 3 },
  { holds: ({ x, y }) => x.head && y.head, score: 1.5 },
  { holds: ({ x, y }) => x.head && y.given, score: 0.5 },
  { holds: ({ x }) => x.head, score: 2.5 },

  { holds: ({ x, y }) => x.definite && y.adjective === 'sure', score: 2.5 },
  {
    holds: ({ x, y }) => x.definite && y.adjective === 'nisba' && x.feminine === y.feminine,
    score: 2.2,
  },
  { holds: ({ x, y }) => x.definite && y.adjective === 'nisba' && y.feminine, score: 1.2 },
  { holds: ({ x, y }) => x.definite && y.adjective === 'nisba', score: -0.3 },
  { holds: ({ x, y }) => x.definite && y.adjective === 'participle', score: 0.5 },
  { holds: ({ x, y }) => x.definite && (y.head || y.given || y.namePrefix), score: -3 },
  { holds: ({ x, y }) => x.definite && y.definite, score: -2.8 },
  { holds: ({ x, y }) => x.definite && y.proper, score: -3 },
  { holds: ({ x }) => x.definite, score: -2.2 },

  { holds: ({ x, y }) => x.latin && y.latin, score: 1.5 },
  { holds: ({ x }) => x.latin, score: -1.5 },
  { holds: ({ x, y }) => x.foreign && y.foreign, score: 1.2 },
  { holds: ({ x, y }) => x.foreign && (y.definite || y.head || y.given || y.proper), score: -1.5 },
  { holds: ({ x, y }) => x.feminine && y.definite, score: 3 },
  { holds: ({ y }) => y.definite, score: 2 },
  { holds: ({ x, y }) => x.feminine && y.proper, score: 2 },
  { holds: ({ y }) => y.proper, score: 0 },
  { holds: ({ y }) => y.given, score: -1 },
  { holds: ({ y }) => y.head, score: -2 },
  { holds: ({ y }) => y.namePrefix, score: -0.5 },
  { holds: ({ x }) => x.feminine, score: 1.5 },
]

/** For two bare words of which nothing is known: about even. */
const UNKNOWN_PAIR = 0.3

/** Natural-log odds that two neighbouring words belong to one phrase, by their shapes alone. */
export const joinByShape = rememberPairs(
  (x, y) => JOIN_RULES.find((rule) => rule.holds({ x, y }))?.score ?? UNKNOWN_PAIR,
)
