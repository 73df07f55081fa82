import type { BriefName } from '../ask/briefNames.ts'
import { briefNames } from '../ask/briefNames.ts'
import type { MergeArgs } from '../kinds.ts'
import type { MergeName } from '../names.ts'
import { loadNames } from '../names.ts'
import { refusal, refuseStrangers } from '../refuse.ts'
import { findCandidates } from './candidates.ts'
import { withoutDismissed } from './dismissMerge.ts'
import type { Evidence } from './evidence.ts'
import { evidenceFor, orderPair, scoreOf } from './evidence.ts'

/** Two names that may be one, and which of them would stay. Only an editor says that they are. */
export type MergeSuggestion = {
  evidence: Evidence[]
  from: BriefName
  into: BriefName
  /** 0 to 1; see `scoreOf`. */
  score: number
}

/** Most suggestions of one answer. */
const mostOffered = 100

/**
 * Names that may be one with each other, or with the one asked about, the best first: with the evidence,
 * the articles under each, and some of their headlines. What was dismissed is not offered.
 *
 * @param args.id only suggestions for this name
 * @throws APIError 403; 404 or 409 where the name is not there, or merged already
 */
export const suggestMerges = async ({
  id,
  limit = 20,
  ...args
}: MergeArgs & { id?: string; limit?: number }): Promise<{
  docs: MergeSuggestion[]
  hasMore: boolean
}> => {
  await refuseStrangers(args)
  if (id) await refuseMerged({ ...args, id })
  const candidates = await findCandidates({ ...args, ...(id ? { id } : {}) })
  const pairs = await withoutDismissed({ ...args, pairs: candidates })
  const names = await loadNames({ ...args, ids: idsIn(pairs) })
  const weighed = pairs
    .flatMap((pair) => weigh({ ...args, names, pair }))
    .sort((one, other) => other.score - one.score || other.usage - one.usage || byIds(one, other))
  const most = Math.min(mostOffered, Math.max(1, Math.trunc(limit)))
  const offered = weighed.slice(0, most)
  const brief = await briefNames({ ...args, ids: idsIn(offered) })
  return {
    docs: offered.flatMap(({ evidence, one, other, score }) => {
      const [left, right] = [brief.get(one), brief.get(other)]
      return left && right ? [{ evidence, score, ...orderPair([left, right]) }] : []
    }),
    hasMore: weighed.length > most,
  }
}

const refuseMerged = async ({ id, ...args }: MergeArgs & { id: string }): Promise<void> => {
  const name = (await loadNames({ ...args, ids: [id] })).get(id)
  if (!name) throw refusal({ ...args, reason: 'noName' })
  if (name.mergedInto !== null) throw refusal({ ...args, reason: 'isMerged' })
}

type Ids = { one: string; other: string }
type Weighed = Ids & { evidence: Evidence[]; score: number; usage: number }

const weigh = ({
  names,
  of,
  pair,
}: Pick<MergeArgs, 'of'> & { names: ReadonlyMap<string, MergeName>; pair: Ids }): Weighed[] => {
  const [one, other] = [names.get(pair.one), names.get(pair.other)]
  if (!one || !other) return []
  const evidence = evidenceFor({ of, one, other })
  if (evidence.length === 0) return []
  const usage = (one.usage ?? 0) + (other.usage ?? 0)
  return [{ ...pair, evidence, score: scoreOf({ evidence, matchKey: one.matchKey }), usage }]
}

const idsIn = (pairs: readonly Ids[]): string[] => [
  ...new Set(pairs.flatMap(({ one, other }) => [one, other])),
]

const byIds = (one: Ids, other: Ids): number =>
  `${one.one} ${one.other}` < `${other.one} ${other.other}` ? -1 : 1
