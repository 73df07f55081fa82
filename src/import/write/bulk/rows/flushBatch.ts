import type { SealedBatch } from './sealBatch.ts'
import type { Statement, Step } from './sendSteps.ts'
import type { Tables } from './tables.ts'
import { updateArticles } from './updateArticles.ts'
import { updateRows } from './updateRows.ts'
import { updateStories } from '../stories/updateStories.ts'

type FlushArgs = { batch: SealedBatch; tables: Tables }

/** What writes a batch, within a transaction: its new rows, then what it changes of those that are there. */
export const flushBatch = (args: FlushArgs & { mostVersions: number }): Step[] => [
  ...args.batch.copies,
  ...updateBatch(args),
]

/** What changes the rows that are there already. */
export const updateBatch = (args: FlushArgs & { mostVersions: number }): Step[] => [
  ...updateDocuments(args),
  ...updateArticles({ ...args, changed: args.batch.articles }),
  ...updateStories({ ...args, stories: args.batch.stories }),
  ...updateLinks(args),
  ...updateUsage(args),
  args.batch.issues,
]

const updateDocuments = ({ batch: { documents }, tables }: FlushArgs): Statement[] => {
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
  return updateRows({ fields, rows: documents, table: tables.documents })
}

const updateLinks = ({ batch: { links, removedLinks }, tables }: FlushArgs): Statement[] => {
  const fields = ['to', 'kind', 'state', 'order']
  const removal = {
    sql: `DELETE FROM ${tables.links.name} t WHERE id = ANY($1::uuid[]) AND ${undecided}`,
    values: [removedLinks],
  }
  return [
    ...(removedLinks.length > 0 ? [removal] : []),
    ...updateRows({ condition: undecided, fields, rows: links, table: tables.links }),
  ]
}

/** A person may have chosen an article for a link since the batch looked at it. */
const undecided = 't.decided_at IS NULL'

const updateUsage = ({ batch: { usage }, tables }: FlushArgs): Statement[] => {
  if (usage.length === 0) return []
  return [
    {
      sql: `UPDATE ${tables.tags.name} t SET usage = coalesce(t.usage, 0) + u.by
       FROM unnest($1::uuid[], $2::int[]) AS u(id, by) WHERE t.id = u.id`,
      values: [usage.map(({ id }) => id), usage.map(({ by }) => by)],
    },
  ]
}
