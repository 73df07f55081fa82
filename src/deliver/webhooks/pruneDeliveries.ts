import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'

import { withdrawals } from '../../../collections/issueLog/index.ts'
import type { OutboxArgs } from './outbox.ts'

type Args = OutboxArgs & {
  /** Days since a delivery arrived. */
  days: number
  /** Most rows in one transaction. */
  most?: number
}

/**
 * Deletes deliveries that arrived so many days ago, but of each channel and article the last one only where
 * it told of a withdrawal: it is known from the others who has the article, and hears of its withdrawal
 * whatever the filters say by then. What waits, and what was given up, stays.
 *
 * The last goes last, so that in a transaction of its own no other stands for it.
 *
 * @returns how many were deleted
 */
export const pruneDeliveries = async ({
  days,
  most = 5_000,
  payload,
  slugs,
}: Args): Promise<number> => {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const deliveries = sql.identifier(slugs.deliveries.replaceAll('-', '_'))
  const lost = sql.raw(withdrawals.map((action) => `'${action}'`).join(', '))
  let deleted = 0
  for (;;) {
    const { rows } = await drizzle.execute(sql`
      WITH placed AS (
        SELECT id, action, state, delivered_at, row_number() OVER
          (PARTITION BY channel_id, payload->>'publicId' ORDER BY sequence DESC) AS place
        FROM ${deliveries})
      DELETE FROM ${deliveries} d WHERE d.state = 'delivered' AND d.id IN (
        SELECT id FROM placed WHERE state = 'delivered'
          AND delivered_at < now() - make_interval(days => ${days})
          AND (place > 1 OR action IN (${lost}))
        ORDER BY place DESC LIMIT ${most})
      RETURNING d.id`)
    deleted += rows.length
    if (rows.length < most) return deleted
  }
}
