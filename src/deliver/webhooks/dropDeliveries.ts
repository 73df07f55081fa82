import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeDeleteHook } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'

/** With a channel goes what it was sent: a delivery without one could not stand in the database. */
export const dropDeliveries =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const session = await sessionOf(req)
    const [channels, deliveries] = [slugs.channels, slugs.deliveries].map((slug) =>
      sql.identifier(slug.replaceAll('-', '_')),
    )
    // Acts that are being written for it are waited for, and none begins.
    await session.execute(sql`SELECT FROM ${channels} WHERE id = ${String(id)}::uuid FOR UPDATE`)
    await session.execute(sql`DELETE FROM ${deliveries} WHERE channel_id = ${String(id)}::uuid`)
  }
