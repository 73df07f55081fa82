import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest, Where } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import { transact } from '../../database/transact.ts'
import type { Article } from '../../payload-types.ts'
import { holdArticle } from '../actions/findArticle.ts'
import { keptOf } from '../origin/kept.ts'
import type { ConflictField, KeptConflict, OpenConflict } from './openConflicts.ts'
import { openConflicts } from './openConflicts.ts'
import { refusal } from './refuse.ts'
import { takenValue } from './takenValue.ts'

export type Keep = 'mine' | 'theirs'

type DecideArgs = {
  /** Its id. */
  article: string
  field: ConflictField
  /** `mine`: the article stays as it is; `theirs`: it is given what the document says. */
  keep: Keep
  /** True asks nobody's leave, as Payload's Local API does for the house itself. */
  overrideAccess: boolean
  req: PayloadRequest
  slugs: Slugs
}

/**
 * Decides one conflict of an import, in one transaction: what was decided is no question of a later import
 * of the same value, and what a later edition says is compared with it. The document's value comes as a
 * draft, also beside what is out: that it goes out is an action of its own.
 *
 * @returns the article as its newest draft then is, and the fields that still wait
 * @throws APIError 403, 404 or 409, in the language of `req`; nothing is changed then
 */
export const decideConflict = (
  args: DecideArgs,
): Promise<{ article: Article; open: ConflictField[] }> =>
  transact({
    req: args.req,
    work: async () => {
      const { article: id, field, keep, req, slugs } = args
      await holdArticle({ id, req, slugs })
      const article = await findChangeable(args)
      const document = await holdDocument({ id: idOf(article.document), req, slugs })
      const open = document && openConflicts({ article, conflicts: conflictsIn(document.parse) })
      const conflict = open?.find((one) => one.field === field)
      if (!document || !open || !conflict) throw refusal({ reason: 'noConflict', req })
      const decided = keep === 'theirs' ? await take({ ...args, conflict, document }) : article
      const settle = keep === 'theirs' ? withoutConflict : withDecision
      await req.payload.db.updateOne({
        collection: slugs.documents,
        data: { parse: settle({ conflict, parse: document.parse }) },
        id: document.id,
        req,
        returning: false,
      })
      return { article: decided, open: open.flatMap((one) => (one === conflict ? [] : one.field)) }
    },
  })

type Held = { id: string; parse: object; rawText: null | string }

/** The row of a document, which an import that writes it waits for. */
const holdDocument = async ({
  id,
  req,
  slugs,
}: Pick<DecideArgs, 'req' | 'slugs'> & { id: null | string }): Promise<Held | null> => {
  const session = await sessionOf(req)
  const table = sql.identifier(slugs.documents.replaceAll('-', '_'))
  const { rows } = await session.execute<Omit<Held, 'parse'> & { parse: unknown }>(
    sql`SELECT id, parse, raw_text AS "rawText" FROM ${table} WHERE id = ${id}::uuid FOR UPDATE`,
  )
  const [row] = rows
  return row && typeof row.parse === 'object' && row.parse !== null
    ? { ...row, parse: row.parse }
    : null
}

/** The newest draft of an article that the user of `req` may change, by the collection's rule or a host's. */
const findChangeable = async ({
  article: id,
  overrideAccess,
  req,
  slugs,
}: DecideArgs): Promise<Article> => {
  const { access } = req.payload.collections[slugs.articles].config
  const allowed = overrideAccess || (await access.update({ id, req }))
  if (!allowed) throw refusal({ reason: 'forbidden', req })
  const own: Where = { id: { equals: id } }
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    depth: 0,
    draft: true,
    joins: false,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    where: allowed === true ? own : { and: [own, allowed] },
  })
  const [article] = docs
  if (!article) throw refusal({ reason: 'noArticle', req })
  return article
}

const take = async ({
  article: id,
  conflict: { field, value },
  document: { parse, rawText },
  req,
  slugs,
}: DecideArgs & { conflict: OpenConflict; document: Held }): Promise<Article> => {
  const place = keptOf(parse).written.find((one) => one.id === id) ?? { index: 0, part: 'main' }
  const data = takenValue({ field, place, rawText, value })
  const isThere =
    field !== 'source' || value === null || (await hasSource({ id: value, req, slugs }))
  if (!data || !isThere) throw refusal({ reason: 'unread', req })
  return req.payload.update({
    collection: slugs.articles,
    data,
    depth: 0,
    draft: true,
    id,
    overrideAccess: true,
    req,
  })
}

const hasSource = async ({
  id,
  req,
  slugs,
}: Pick<DecideArgs, 'req' | 'slugs'> & { id: string }): Promise<boolean> => {
  const { totalDocs } = await req.payload.count({
    collection: slugs.sources,
    overrideAccess: true,
    req,
    where: { id: { equals: id } },
  })
  return totalDocs > 0
}

type Settled = { conflict: OpenConflict; parse: object }

const conflictsIn = (parse: object): KeptConflict[] =>
  'conflicts' in parse && Array.isArray(parse.conflicts) ? (parse.conflicts as KeptConflict[]) : []

const isSame = (one: KeptConflict, other: KeptConflict): boolean =>
  one.article === other.article && one.field === other.field

/** The editor's value stays: the next import finds that noted, and goes on from the document's value. */
const withDecision = ({ conflict, parse }: Settled): object => ({
  ...parse,
  conflicts: conflictsIn(parse).map((one) =>
    isSame(one, conflict) ? { ...one, decided: 'mine' } : one,
  ),
})

/** Both agree now, and what the document said is what the next import starts from. */
const withoutConflict = ({ conflict, parse }: Settled): object => ({
  ...parse,
  conflicts: conflictsIn(parse).filter((one) => !isSame(one, conflict)),
  written: keptOf(parse).written.map((one) =>
    one.id === conflict.article && one.written
      ? { ...one, written: { ...one.written, [conflict.field]: conflict.value } }
      : one,
  ),
})
