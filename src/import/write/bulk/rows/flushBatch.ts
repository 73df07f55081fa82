import type { PoolClient } from 'pg'

import type { SealedBatch } from './sealBatch.ts'
import { sendCopies } from './sendCopies.ts'
import type { Tables } from './tables.ts'
import { updateArticles } from './updateArticles.ts'
import { updateRows } from './updateRows.ts'
import { updateStories } from '../stories/updateStories.ts'

type FlushArgs = { batch: SealedBatch; client: PoolClient; tables: Tables }

/** Sends the new rows of a batch, within the client's transaction or the one that `first` begins. */
export const insertBatch = ({
  batch: { copies },
  client,
  first = [],
}: Omit<FlushArgs, 'tables'> & { first?: readonly string[] }): Promise<void> =>
  sendCopies({ client, copies, first })

/** Changes the rows that are there already, within the same transaction. */
export const updateBatch = async (args: FlushArgs & { mostVersions: number }): Promise<void> => {
  await updateDocuments(args)
  await updateArticles({ ...args, changed: args.batch.articles })
  await updateStories({ ...args, stories: args.batch.stories })
  await updateLinks(args)
  await updateUsage(args)
}

const updateDocuments = async ({ batch: { documents }, client, tables }: FlushArgs) => {
  const fields = [
    'rawText',
    'parse',
    'outcome',
    'reason',
    'confidence',
    'encoding',
    'sha256',
    'parserVersion',
    'run',
    'updatedAt',
  ]
  await updateRows({ client, fields, rows: documents, table: tables.documents })
}

const updateLinks = async ({ batch: { links, removedLinks }, client, tables }: FlushArgs) => {
  if (removedLinks.length > 0) {
    await client.query(
      `DELETE FROM ${tables.links.name} t WHERE id = ANY($1::uuid[]) AND ${undecided}`,
      [removedLinks],
    )
  }
  if (links.length === 0) return
  const fields = ['to', 'kind', 'state', 'order']
  await updateRows({ client, condition: undecided, fields, rows: links, table: tables.links })
}

/** A person may have chosen an article for a link since the batch looked at it. */
const undecided = 't.decided_at IS NULL'

const updateUsage = async ({ batch: { usage }, client, tables }: FlushArgs) => {
  if (usage.length === 0) return
  await client.query(
    `UPDATE ${tables.tags.name} t SET usage = coalesce(t.usage, 0) + u.by
     FROM unnest($1::uuid[], $2::int[]) AS u(id, by) WHERE t.id = u.id`,
    [usage.map(({ id }) => id), usage.map(({ by }) => by)],
  )
}
