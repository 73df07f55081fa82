import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest, Where } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import type { Article } from '../../payload-types.ts'
import type { KeptConflict } from './openConflicts.ts'
import { refusal } from './refuse.ts'

type Asked = { req: PayloadRequest; slugs: Slugs }

/** A document whose row nobody else writes until the transaction ends. */
export type Held = { id: string; parse: object; rawText: null | string }

/** The row of a document, which an import that writes it waits for. */
export const holdDocument = async ({
  id,
  req,
  slugs,
}: Asked & { id: null | string }): Promise<Held | null> => {
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
export const findChangeable = async ({
  article: id,
  overrideAccess,
  req,
  slugs,
}: Asked & { article: string; overrideAccess: boolean }): Promise<Article> => {
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

/** The conflicts that an import keeps of a document. */
export const conflictsIn = (parse: object): KeptConflict[] =>
  'conflicts' in parse && Array.isArray(parse.conflicts) ? (parse.conflicts as KeptConflict[]) : []

/** Whether two are about the same field of the same article. */
export const isSame = (one: About, other: About): boolean =>
  one.article === other.article && one.field === other.field

type About = Pick<KeptConflict, 'article' | 'field'>
