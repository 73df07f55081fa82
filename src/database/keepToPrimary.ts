import type { PostgresAdapter } from '@payloadcms/db-postgres'

/**
 * Has an adapter that was told of replicas read from the primary alone. A replica may not have replayed yet
 * what the primary has told of already: an answer that is made from it and kept would show what was
 * withdrawn, until something else changes.
 */
export const keepToPrimary = (adapter: Pick<PostgresAdapter, 'drizzle'>): void => {
  const { $primary } = adapter.drizzle as { $primary?: PostgresAdapter['drizzle'] }
  if ($primary) adapter.drizzle = $primary
}
