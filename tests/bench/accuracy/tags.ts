import { identityKey } from '../../../src/text/identityKey.ts'
import type { Imported } from './archive.ts'
import type { Score } from './score.ts'
import { scoreOf } from './score.ts'
import type { Told } from './truth.ts'

/** What is accepted by itself and right; and what is right and accepted or left for review. */
export type TagScores = { precision: Score; recall: Score }

/**
 * Tags as the report tells them, against those that the keyword line was made of, by their identity
 * keys. A duplicate whose line was not looked at has nothing to say.
 */
export const scoreTags = (documents: readonly (Imported & Told)[]): TagScores => {
  const cut = documents.filter(
    ({ report: { outcome, tags } }) =>
      outcome !== 'duplicate' || Object.values(tags).some((labels) => labels.length > 0),
  )
  const precision = cut.flatMap(({ report: { tags }, truth }) => {
    const right = keysOf(truth.tags)
    return tags.accepted.map((label) => right.has(identityKey(label)))
  })
  const recall = cut.flatMap(({ report: { tags }, truth }) => {
    const found = keysOf([...tags.accepted, ...tags.review])
    return truth.tags.map((label) => found.has(identityKey(label)))
  })
  return { precision: scoreOf(precision), recall: scoreOf(recall) }
}

const keysOf = (labels: readonly string[]): ReadonlySet<string> => new Set(labels.map(identityKey))
