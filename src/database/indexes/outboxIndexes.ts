import type { ExtraConfigColumn } from '@payloadcms/db-postgres/drizzle/pg-core'
import { index } from '@payloadcms/db-postgres/drizzle/pg-core'
import { sql } from '@payloadcms/db-postgres'

import type { Slugs } from '../../../collections/slugs.ts'

type Columns = Record<string, ExtraConfigColumn>

/**
 * What waits in the outbox: by channel and time, and by channel and article in the order of the acts. Both
 * hold only what is still to be sent, however much was sent before.
 */
export const outboxIndexes = ({ slugs }: { slugs: Slugs }) => {
  const table = slugs.deliveries.replaceAll('-', '_')
  const isOpen = ({ state }: Columns) => sql`${state} in ('pending', 'retrying')`
  return [
    {
      build: (columns: Columns) =>
        index(`${table}_due_idx`)
          .on(columns['channel']!, columns['nextAttemptAt']!)
          .where(isOpen(columns)),
      columns: ['channel', 'nextAttemptAt', 'state'],
      name: 'due',
      table,
    },
    {
      build: (columns: Columns) =>
        index(`${table}_order_idx`)
          .on(
            columns['channel']!,
            sql`(${columns['payload']} ->> 'publicId')`,
            columns['sequence']!,
          )
          .where(isOpen(columns)),
      columns: ['channel', 'payload', 'sequence', 'state'],
      name: 'order',
      table,
    },
  ]
}
