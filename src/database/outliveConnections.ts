import type { PostgresAdapter } from '@payloadcms/db-postgres'

type Adapter = Pick<PostgresAdapter, 'connect' | 'drizzle' | 'pool'>
type Pool = PostgresAdapter['pool']

/**
 * Has a process outlive the connections that its adapter loses, replicas' too.
 *
 * A connection that breaks while nobody waits for an answer tells so by an `error` event: of the pool
 * where it is idle, of its own where it is taken out, as between two statements of a transaction. An
 * `error` event that nobody listens for ends a Node process (Node's manual, "Events", Error events), and
 * neither Payload nor drizzle listens. Nothing is lost by not answering it: the pool has put the
 * connection away, and the next statement of a transaction fails and says why.
 */
export const outliveConnections = (adapter: Adapter): void => {
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (...args) => {
    await connect?.(...args)
    for (const pool of poolsOf(adapter)) listen(pool)
  }
}

const listened = new WeakSet<Pool>()

const listen = (pool: Pool): void => {
  if (listened.has(pool)) return
  listened.add(pool)
  const heard = new WeakSet<object>()
  pool.on('error', () => {})
  // Also those that were there before: each is heard from its next use on.
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    client.on('error', () => {})
  })
}

/** Replicas' pools are known to drizzle alone. */
const poolsOf = ({ drizzle, pool }: Adapter): Pool[] => {
  const { $replicas = [] } = drizzle as { $replicas?: readonly { $client?: Pool }[] }
  return [pool, ...$replicas.flatMap(({ $client }) => $client ?? [])]
}
