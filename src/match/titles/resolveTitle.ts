import { isRecurring } from './recurring.ts'

/** An article that a title may stand for. */
export type TitleCandidate<Id> = {
  id: Id
  /** Title key of its headline. */
  key: string
  /** `inferred`: made from the first sentence, never printed. It resolves nothing. */
  origin: 'given' | 'inferred' | 'edited'
  /** When it was published, in milliseconds since 1970; null if nobody knows. */
  at: number | null
  /** Its story's cluster, if it is in one. */
  cluster?: string | null
}

export type ResolvedTitle<Id> =
  { outcome: 'resolved'; id: Id } | { outcome: 'ambiguous'; ids: Id[] } | { outcome: 'none' }

/**
 * Finds the article that a title stands for among articles whose headlines may be the same.
 *
 * An equal title key of a printed headline is a link. Of several such articles the nearest in time
 * is taken; where times are unknown or equally near, the link stays open. Articles of one cluster are
 * copies of one story: the oldest, which has the smallest id, stands for all. Headlines that come back
 * (prices, weather, line-ups) need the same day as well, and stay open where a day is unknown.
 *
 * @param key title key of the link's title
 * @param candidates articles, in any order; those with other keys are passed over
 * @param at when the linking article was published, in milliseconds since 1970, or null
 */
export const resolveTitle = <Id extends number | string>({
  key,
  candidates,
  at,
}: {
  key: string
  candidates: readonly TitleCandidate<Id>[]
  at: number | null
}): ResolvedTitle<Id> => {
  if (key === '') return { outcome: 'none' }
  const equal = onceEach(
    candidates.filter((candidate) => candidate.key === key && candidate.origin !== 'inferred'),
  )
  // Most titles of a new archive: whether they come back is then nothing to ask.
  if (equal.length === 0) return { outcome: 'none' }
  if (!isRecurring(key)) return nearest({ candidates: equal, at })
  const sameDay = equal.filter((candidate) => isSameDay(candidate.at, at))
  if (sameDay.length > 0) return nearest({ candidates: sameDay, at })
  return open(equal.filter((candidate) => candidate.at === null || at === null))
}

const nearest = <Id extends number | string>({
  candidates,
  at,
}: {
  candidates: readonly TitleCandidate<Id>[]
  at: number | null
}): ResolvedTitle<Id> => {
  const [only, ...others] = candidates
  if (!only) return { outcome: 'none' }
  if (others.length === 0) return { outcome: 'resolved', id: only.id }
  if (only.cluster && others.every(({ cluster }) => cluster === only.cluster)) {
    return { outcome: 'resolved', id: oldest({ first: only, others }) }
  }
  if (at === null) return open(candidates)
  const distances = candidates.map((candidate) =>
    candidate.at === null ? Infinity : Math.abs(candidate.at - at),
  )
  const least = Math.min(...distances)
  const [near, tie] = candidates.filter((_, index) => distances[index] === least)
  const decided = near && !tie && Number.isFinite(least)
  return decided ? { outcome: 'resolved', id: near.id } : open(candidates)
}

const oldest = <Id extends number | string>({
  first,
  others,
}: {
  first: TitleCandidate<Id>
  others: readonly TitleCandidate<Id>[]
}): Id => others.reduce((least, { id }) => (id < least ? id : least), first.id)

const open = <Id>(candidates: readonly TitleCandidate<Id>[]): ResolvedTitle<Id> =>
  candidates.length === 0
    ? { outcome: 'none' }
    : { outcome: 'ambiguous', ids: candidates.map((candidate) => candidate.id) }

const onceEach = <Id>(candidates: readonly TitleCandidate<Id>[]): TitleCandidate<Id>[] => [
  ...new Map(candidates.map((candidate) => [candidate.id, candidate])).values(),
]

const DAY = 86_400_000

/** By the calendar of UTC, as dates without a time are kept. */
const isSameDay = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && Math.floor(a / DAY) === Math.floor(b / DAY)
