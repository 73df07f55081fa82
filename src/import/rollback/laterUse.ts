import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { tableNames } from '../../../collections/tableNames.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { ImportRun } from '../../payload-types.ts'

/** What later runs built on. */
export type LaterUse = {
  /** Articles that they changed, or whose text they found again in other documents. */
  articles: ReadonlySet<string>
  /** Documents that they found again under another key, by the same bytes. */
  documents: ReadonlySet<string>
  /** Documents of the run that they have written over, with the run that did. */
  overwritten: { document: string; run: string }[]
}

/** Asks once for all that later runs took from a run; one pass over what they wrote. */
export const findLaterUse = async ({
  payload,
  run,
  slugs,
}: {
  payload: Payload
  run: Pick<ImportRun, 'id' | 'started'>
  slugs: Slugs
}): Promise<LaterUse> => {
  const { drizzle, tables } = payload.db as unknown as PostgresAdapter
  const tableOf = (slug: string) => sql`${tables[slug.replaceAll('-', '_')]}`
  const undo = sql`${tables[tableNames.importUndo]}`
  const [documents, articles, runs] = [
    tableOf(slugs.documents),
    tableOf(slugs.articles),
    tableOf(slugs.importRuns),
  ]
  const later = sql`(select r.id from ${runs} r where r.started > ${run.started}::timestamptz)`
  const ids = async (query: ReturnType<typeof sql>): Promise<Set<string>> => {
    const { rows } = await drizzle.execute<{ id: string }>(query)
    return new Set(rows.map(({ id }) => id))
  }
  const changed = await ids(
    sql`select distinct c ->> 'id' as id from ${undo} u, jsonb_array_elements(u.changes -> 'articles') c where u.run in (select id::text from ${later} l)`,
  )
  const found = await ids(
    sql`select distinct a.id::text as id from ${documents} l cross join jsonb_array_elements(case jsonb_typeof(l.parse -> 'written') when 'array' then l.parse -> 'written' else '[]' end) w join ${articles} a on a.id::text = w ->> 'id' join ${documents} d on d.id = a.document_id where l.run_id in ${later} and d.run_id = ${run.id}`,
  )
  const copied = await ids(
    sql`select distinct d.id::text as id from ${documents} d join ${documents} l on l.sha256 = d.sha256 and l.id <> d.id where d.run_id = ${run.id} and d.outcome = 'imported' and l.outcome = 'duplicate' and l.run_id in ${later}`,
  )
  const { rows } = await drizzle.execute<{ document: string; run: string }>(
    sql`select distinct on (document) document, run from ${undo} where previous_run = ${run.id} and run <> ${run.id} order by document, seq`,
  )
  return {
    articles: new Set([...changed, ...found]),
    documents: copied,
    overwritten: rows,
  }
}
