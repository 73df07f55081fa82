import type { PayloadRequest } from 'payload'
import { APIError, isolateObjectProperty } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { withoutInternals } from '../../access/cleanErrors.ts'
import { translate } from '../../translations/label.ts'
import { actOn, actorOf, refusalOf } from '../actions/actOn.ts'
import { findArticle } from '../actions/findArticle.ts'
import type { ActionInput } from '../actions/input.ts'
import { readInput } from '../actions/input.ts'
import { isRefusal, refuse } from '../actions/refusal.ts'
import type { ActionName } from '../actions/table.ts'
import { actions } from '../actions/table.ts'
import { isAlready } from './isAlready.ts'
import type { Outcome } from './outcomes.ts'
import { outcomes } from './outcomes.ts'
import type { Selected, Selection } from './selectArticles.ts'
import { selectArticles } from './selectArticles.ts'

/** What became of one article. */
export type BulkResult = Selected & {
  /** Why it was not done, in the language of whoever asked; null where it was. */
  message: null | string
  outcome: Outcome
  /** Name of the refusal, see `actionRefusal` in the translations; null for any other error. */
  reason: null | string
  /** Id of the article that an update began. */
  update: null | string
}

export type BulkResults = { counts: Record<Outcome, number>; docs: BulkResult[] }

export type ActOnManyArgs = {
  action: ActionName
  /** What the action takes, for all of them; see `ActionInput`. */
  input?: unknown
  /** True acts for the house itself, whoever `req` is of. */
  overrideAccess: boolean
  req: PayloadRequest
  /** By id, `updatedAt` of an article as whoever acts saw it: what changed since is refused. */
  seen?: Readonly<Record<string, unknown>>
  selection: Selection
  slugs: Slugs
}

/**
 * Acts on many articles, one after the other, each in a transaction of its own: what is refused to one costs
 * no other anything, and what is done is done. Taken again, it finds nothing left to do: an article that
 * stands where the action leads is told as `already`. Actions that may be taken twice (`repeat`, `correct`)
 * are kept from it by `seen`.
 *
 * @throws APIError 400 or 403 where all would be refused for the same reason: by the role, by what the action
 * takes, by the selection; nothing is done then
 */
export const actOnMany = async ({
  seen = {},
  selection,
  ...args
}: ActOnManyArgs): Promise<BulkResults> => {
  const input = readOnce(args)
  const docs: BulkResult[] = []
  for (const selected of await selectArticles({ ...args, selection })) {
    docs.push(await actOnOne({ ...args, read: input, seen: seen[selected.id], selected }))
  }
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, docs.filter((doc) => doc.outcome === outcome).length]),
  ) as BulkResults['counts']
  return { counts, docs }
}

type Args = Omit<ActOnManyArgs, 'seen' | 'selection'>

/** What the role may never do, and what the action cannot be given, is refused once for all of them. */
const readOnce = (args: Args): ActionInput => {
  const { may, takes } = actions[args.action]
  const role = actorOf(args)
  if (role === null || (role !== 'house' && !may.includes(role))) {
    throw refusalOf({ refusal: refuse('forbidden'), req: args.req })
  }
  const input = readInput({ given: args.input, takes })
  if (isRefusal(input)) throw refusalOf({ refusal: input, req: args.req })
  return input
}

const actOnOne = async ({
  read,
  seen,
  selected,
  ...args
}: Args & { read: ActionInput; seen: unknown; selected: Selected }): Promise<BulkResult> => {
  // Whatever transaction the caller is in, each article has its own.
  const req = isolateObjectProperty(args.req, 'transactionID')
  Reflect.deleteProperty(req, 'transactionID')
  const input = seen === undefined ? args.input : { ...(args.input as object | null), seen }
  const told = { ...selected, message: null, reason: null, update: null }
  try {
    const { article, update } = await actOn({ ...args, article: selected.id, input, req })
    return { ...told, headline: article.headline, outcome: 'done', update: update?.id ?? null }
  } catch (error) {
    if (!(error instanceof APIError) || error.status >= 500) {
      args.req.payload.logger.error(error)
      const message = translate({ key: 'bulkRefusal:failed', t: args.req.t })
      return { ...told, message, outcome: 'failed' }
    }
    const reason = reasonOf(error)
    if (await stands({ ...args, read, reason, selected })) return { ...told, outcome: 'already' }
    return { ...told, message: withoutInternals(error.message), outcome: 'refused', reason }
  }
}

const reasonOf = ({ data }: APIError): null | string => {
  const reason =
    typeof data === 'object' && data !== null && 'reason' in data ? data.reason : undefined
  return typeof reason === 'string' ? reason : null
}

/** Refusals that may mean that there is nothing left to do. */
const byState = new Set(['is_canceled', 'is_usable', 'is_withheld', 'noEmbargo', 'wrongStage'])

const stands = async ({
  read,
  reason,
  selected,
  ...args
}: Args & { read: ActionInput; reason: null | string; selected: Selected }): Promise<boolean> => {
  if (reason === null || !byState.has(reason)) return false
  const found = await findArticle({ ...args, id: selected.id, now: Date.now() }).catch(() => null)
  return found !== null && isAlready({ facts: found.facts, input: read, name: args.action })
}
