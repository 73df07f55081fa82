import type { Where } from 'payload'

import type { ActionName } from '../../desk/actions/table.ts'
import type { Outcome } from '../../desk/bulk/outcomes.ts'

/** An article as it was seen when it was chosen. */
export type Target = { headline: null | string; id: string; updatedAt?: string }

/** What became of one; `unknown` where no answer came. */
export type Result = Target & {
  message: null | string
  outcome: 'unknown' | Outcome
  update: null | string
}

type FindArgs = {
  /** Of the articles' API. */
  address: string
  most: number
  sort?: string | undefined
  where: Where
}

/**
 * The articles that a query of the list finds, as they are now, drafts too; only how many where there are
 * more than `most`.
 *
 * @returns null where the server does not say
 */
export const findTargets = async ({
  address,
  most,
  sort,
  where,
}: FindArgs): Promise<null | { targets: Target[]; total: number }> => {
  const targets: Target[] = []
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams([
      ['depth', '0'],
      ['draft', 'true'],
      ['limit', String(most)],
      ['page', String(page)],
      ['select[headline]', 'true'],
      ['select[updatedAt]', 'true'],
      ...(sort ? [['sort', sort]] : []),
      ...pairsOf({ path: 'where', value: where }),
    ])
    const answer = await fetch(`${address}?${query}`, { credentials: 'include' }).catch(() => null)
    if (!answer?.ok) return null
    const found = (await answer.json()) as {
      docs: Target[]
      hasNextPage: boolean
      totalDocs: number
    }
    if (found.totalDocs > most) return { targets: [], total: found.totalDocs }
    targets.push(...found.docs)
    if (!found.hasNextPage) return { targets, total: targets.length }
  }
}

/** A query as the address of a REST request holds it: `where[headline][like]=…`. */
const pairsOf = ({ path, value }: { path: string; value: unknown }): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) =>
        pairsOf({ path: `${path}[${name}]`, value: inner }),
      )
    : [[path, String(value)]]

/** Acts on some articles. What is refused as a whole is told of each of them. */
export const sendBulk = async ({
  action,
  address,
  input,
  noAnswer,
  targets,
}: {
  action: ActionName
  address: string
  input: object
  noAnswer: string
  targets: readonly Target[]
}): Promise<Result[]> => {
  const all = (outcome: Result['outcome'], message: string): Result[] =>
    targets.map((target) => ({ ...target, message, outcome, update: null }))
  const seen = targets.flatMap(({ id, updatedAt }) => (updatedAt ? [[id, updatedAt]] : []))
  try {
    const answer = await fetch(`${address}/actions/${action}`, {
      body: JSON.stringify({
        ids: targets.map(({ id }) => id),
        input,
        seen: Object.fromEntries(seen) as Record<string, string>,
      }),
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      method: 'POST',
    })
    const body = (await answer.json()) as { docs?: Result[]; errors?: { message?: string }[] }
    if (!body.docs) return all('refused', body.errors?.[0]?.message ?? answer.statusText)
    return body.docs.map((doc) => ({ ...targets.find(({ id }) => id === doc.id), ...doc }))
  } catch {
    return all('unknown', noAnswer)
  }
}
