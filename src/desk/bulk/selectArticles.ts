import type { PayloadRequest, Where } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { mostAtOnce } from './limits.ts'
import { refusal } from './refuse.ts'

/** Articles that are acted on: by their ids, in this order, or those that a query of Payload's finds. */
export type Selection = { ids: readonly string[] } | { where: Where }

type SelectArgs = { overrideAccess: boolean; req: PayloadRequest; slugs: Slugs }

/** An article of a selection; its headline is null where it is not there, or not for whoever asks. */
export type Selected = { headline: null | string; id: string }

/** Characters of a query; the panel's own filters take some hundred. */
const longestWhere = 10_000

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Reads a selection from JSON that somebody sent.
 *
 * @throws APIError 400
 */
export const readSelection = ({
  given,
  req,
}: {
  given: unknown
  req: PayloadRequest
}): Selection => {
  const { ids, where } = isRecord(given) ? given : {}
  if ((ids === undefined) === (where === undefined)) {
    throw refusal({ reason: 'badSelection', req })
  }
  if (Array.isArray(ids)) {
    if (ids.length > mostAtOnce) throw tooMany({ count: ids.length, req })
    const read = ids.filter((id): id is string => typeof id === 'string' && uuid.test(id))
    if (read.length === 0 || read.length < ids.length) throw refusal({ reason: 'badIds', req })
    return { ids: [...new Set(read.map((id) => id.toLowerCase()))] }
  }
  // A query that asks for nothing would find everything.
  if (!isRecord(where) || Object.keys(where).length === 0) {
    throw refusal({ reason: 'badSelection', req })
  }
  if (JSON.stringify(where).length > longestWhere) throw refusal({ reason: 'longWhere', req })
  return { where: where as Where }
}

/**
 * The articles of a selection, by the rules of reading: by id in the order given; of a query the oldest
 * first, drafts as they are now.
 *
 * @throws APIError 400 where there are too many, or none; what Payload says of a query that it does not allow
 */
export const selectArticles = async ({
  selection,
  ...args
}: SelectArgs & { selection: Selection }): Promise<Selected[]> => {
  const where = 'where' in selection ? selection.where : { id: { in: [...selection.ids] } }
  const { docs, totalDocs } = await args.req.payload.find({
    collection: args.slugs.articles,
    depth: 0,
    draft: true,
    joins: false,
    limit: mostAtOnce,
    overrideAccess: args.overrideAccess,
    req: args.req,
    select: { headline: true },
    sort: 'createdAt',
    where,
  })
  if ('where' in selection) {
    if (totalDocs > mostAtOnce) throw tooMany({ count: totalDocs, req: args.req })
    if (totalDocs === 0) throw refusal({ reason: 'none', req: args.req })
    return docs.map(({ headline, id }) => ({ headline, id }))
  }
  const headlines = new Map(docs.map(({ headline, id }) => [id, headline]))
  return selection.ids.map((id) => ({ headline: headlines.get(id) ?? null, id }))
}

const tooMany = ({ count, req }: { count: number; req: PayloadRequest }) =>
  refusal({ reason: 'tooMany', req, values: { count: String(count), most: String(mostAtOnce) } })

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
