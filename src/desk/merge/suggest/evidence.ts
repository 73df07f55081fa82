import { sourceIdentity } from '../../../match/sources/classifySource.ts'
import { findAgency } from '../../../match/sources/agencies.ts'
import { sourceCore } from '../../../match/sources/sourceCore.ts'
import { titleSuggestion } from '../../../text/similarity.ts'
import { consonantSkeleton } from '../../../text/skeleton.ts'
import type { MergeKind } from '../kinds.ts'

/** Why two names may be one. None of it proves it. */
export type EvidenceCode = 'agency' | 'alias' | 'core' | 'matchKey' | 'near' | 'skeleton'

export type Evidence = {
  code: EvidenceCode
  /** What the two share: a key, a skeleton, an agency's name; of near ones how near, 0 to 1. */
  shared: number | string
}

/** A name as evidence is taken from it. */
export type Named = {
  aliases: readonly { key: string }[]
  identityKey: string
  matchKey: string
  name: string
}

type Pair = { one: Named; other: Named }
type Rule = { find: (pair: Pair) => null | number | string; of: readonly MergeKind[] }

/** The law of suggestions: what counts as evidence, for what. */
const rules: Record<EvidenceCode, Rule> = {
  // An editor said so of the name, but the name is one of its own as well.
  alias: {
    find: ({ one, other }) =>
      one.aliases.some(({ key }) => key === other.identityKey)
        ? other.name
        : other.aliases.some(({ key }) => key === one.identityKey)
          ? one.name
          : null,
    of: ['sources', 'tags'],
  },
  agency: {
    find: ({ one, other }) =>
      sourceIdentity(one.name) === sourceIdentity(other.name)
        ? (findAgency(one.name)?.name ?? null)
        : null,
    of: ['sources'],
  },
  matchKey: {
    find: ({ one, other }) => (one.matchKey === other.matchKey ? one.matchKey || null : null),
    of: ['sources', 'tags'],
  },
  core: {
    find: ({ one, other }) => {
      const [left, right] = [sourceCore(one.name), sourceCore(other.name)]
      const isDressed = left.dressed || right.dressed
      return isDressed && left.core === right.core ? left.core || null : null
    },
    of: ['sources'],
  },
  skeleton: {
    find: ({ one, other }) => {
      const skeleton = consonantSkeleton(one.name)
      return skeleton !== null && skeleton === consonantSkeleton(other.name) ? skeleton : null
    },
    of: ['sources', 'tags'],
  },
  // With the same numbers, days and months, and no pair of opposites.
  near: {
    find: ({ one, other }) => titleSuggestion({ a: one.matchKey, b: other.matchKey }),
    of: ['sources', 'tags'],
  },
}

/** All that speaks for two names being one, in the order of the rules. */
export const evidenceFor = ({ of, one, other }: Pair & { of: MergeKind }): Evidence[] =>
  (Object.keys(rules) as EvidenceCode[]).flatMap((code) => {
    const shared = rules[code].of.includes(of) ? rules[code].find({ one, other }) : null
    return shared === null ? [] : [{ code, shared: rounded(shared) }]
  })

const rounded = (shared: number | string): number | string =>
  typeof shared === 'number' ? Math.round(shared * 100) / 100 : shared

/**
 * How often each kind of evidence is right, as far as one can say beforehand; it orders the suggestions and
 * decides nothing.
 */
const weights: Record<EvidenceCode, (args: { evidence: Evidence; words: number }) => number> = {
  alias: () => 0.95,
  agency: () => 0.95,
  // A fifth of the single words of a dictionary share their key with another word.
  matchKey: ({ words }) => (words > 1 ? 0.9 : 0.6),
  core: () => 0.7,
  // The longer it is, the fewer namesakes.
  skeleton: ({ evidence }) => Math.min(0.75, 0.4 + 0.07 * String(evidence.shared).length),
  near: ({ evidence }) => 0.6 * Number(evidence.shared),
}

/** The weight of all evidence together, 0 to 1: what is left of the doubt that each leaves. */
export const scoreOf = ({
  evidence,
  matchKey,
}: {
  evidence: readonly Evidence[]
  matchKey: string
}): number => {
  const words = matchKey.split(' ').length
  const doubt = evidence.reduce(
    (left, one) => left * (1 - weights[one.code]({ evidence: one, words })),
    1,
  )
  return Math.round((1 - doubt) * 1000) / 1000
}

type Ranked = { articles: number; id: string; status: string }

/** Which of two names stays: an approved one, then the one with more articles, then the older. */
export const orderPair = <Name extends Ranked>(pair: [Name, Name]): { from: Name; into: Name } => {
  const [into, from] = pair.toSorted(
    (one, other) =>
      Number(other.status === 'approved') - Number(one.status === 'approved') ||
      other.articles - one.articles ||
      (one.id < other.id ? -1 : 1),
  ) as [Name, Name]
  return { from, into }
}
