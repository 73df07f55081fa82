import type { PostgresAdapter } from '@payloadcms/db-postgres'

/**
 * Has `tell` called after each transaction of an adapter that was committed. Payload's and ours are begun in the
 * same place, and Payload's own `commitTransaction` does not say whether it succeeded.
 *
 * @param tell must not throw, and is not waited for
 * @returns a function that ends it
 */
export const tellAfterCommits = ({
  adapter: { drizzle },
  tell,
}: {
  adapter: Pick<PostgresAdapter, 'drizzle'>
  tell: () => void
}): (() => void) => {
  let isEnded = false
  const transact = drizzle.transaction.bind(drizzle)
  drizzle.transaction = async (...args) => {
    const result = await transact(...args)
    if (!isEnded) tell()
    return result
  }
  // Others may have wrapped it since, so that it cannot be put back.
  return () => {
    isEnded = true
  }
}
