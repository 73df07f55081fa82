import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { tellAfterCommits } from './afterCommits.ts'
import { openWords } from './openWords.ts'

/**
 * Has a process that keeps no answers itself say after each of its commits that something may have changed,
 * where there is a Redis to say it over.
 */
export const tellOfCommits = ({
  adapter,
  onTrouble,
  redis,
}: {
  adapter: PostgresAdapter
  onTrouble: (sentence: string) => void
  /** Of `REDIS_URL`. */
  redis: string | undefined
}): { close: () => void } => {
  if (!redis) return { close: () => {} }
  const { close, say } = openWords({ adapter, address: redis, onTrouble })
  const endTelling = tellAfterCommits({ adapter, tell: say })
  return {
    close: () => {
      endTelling()
      close()
    },
  }
}
