import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { tableNames } from '../../../collections/tableNames.ts'
import { sessionOf } from '../../database/sessionOf.ts'

type TextsArgs = { article: string; req: PayloadRequest }

/** The article of this text that was taken out or deleted, or null. */
export const findTakenText = async ({
  req,
  textKey,
}: {
  req: PayloadRequest
  textKey: string
}): Promise<null | string> => {
  const db = await sessionOf(req)
  const { rows } = await db.execute<{ article: string }>(
    sql`select article from ${tableIn(req)} where text_key = ${textKey} order by at, article limit 1`,
  )
  return rows[0]?.article ?? null
}

/** Keeps these texts from being imported again. */
export const buryTexts = async ({
  article,
  req,
  textKeys,
}: TextsArgs & { textKeys: readonly string[] }): Promise<void> => {
  const db = await sessionOf(req)
  for (const textKey of textKeys) {
    await db.execute(
      sql`insert into ${tableIn(req)} (text_key, article) values (${textKey}, ${article}) on conflict do nothing`,
    )
  }
}

/** An article is back: its texts are no longer kept out for its sake. */
export const unburyTexts = async ({ article, req }: TextsArgs): Promise<void> => {
  const db = await sessionOf(req)
  await db.execute(sql`delete from ${tableIn(req)} where article = ${article}`)
}

const tableIn = ({ payload }: PayloadRequest) => {
  const { tables } = payload.db as unknown as PostgresAdapter
  return sql`${tables[tableNames.takenTexts]}`
}
