import { setTimeout as sleep } from 'node:timers/promises'

import { withClient } from '../../../src/database/connect.ts'
import { processorTime } from './processTime.ts'

/** Processor time of the database's processes that work for one database, in milliseconds, the longest first. */
export type ConnectionTimes = number[]

/**
 * Watches what the connections to a database take while something is done. A process that ends takes its
 * figure with it, so each is looked at several times a second; what it did after the last look is lost.
 */
export const watchConnections = async <Result>({
  during,
  url,
}: {
  during: () => Promise<Result>
  url: string
}): Promise<{ result: Result; times: ConnectionTimes }> => {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  let isOver = false
  const watching = withClient({
    url,
    use: async (client) => {
      while (!isOver) {
        const { rows } = await client.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        )
        for (const { pid } of rows) {
          const time = processorTime(String(pid))
          if (time === null) continue
          if (!first.has(pid)) first.set(pid, time)
          last.set(pid, time)
        }
        await sleep(betweenLooks)
      }
    },
  })
  try {
    const result = await during()
    return { result, times: timesOf({ first, last }) }
  } finally {
    isOver = true
    await watching
  }
}

const betweenLooks = 100

const timesOf = ({
  first,
  last,
}: Record<'first' | 'last', ReadonlyMap<number, number>>): ConnectionTimes =>
  [...last]
    .map(([pid, time]) => time - (first.get(pid) ?? 0))
    .filter((time) => time > 0)
    .sort((one, other) => other - one)
