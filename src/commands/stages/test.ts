import { runChild } from './child.mjs'
import type { Lifetime } from './lifetime.mjs'
import { programOf } from './tsx.ts'

/**
 * `npm test [-- ARGUMENT…]`: vitest over unit and integration tests; the arguments are vitest's. The
 * database of the integration tests is started by tests/helpers/postgresServer.ts, and only when
 * there are such tests to run.
 */
export const main = ({ args, life }: { args: string[]; life: Lifetime }): Promise<number> =>
  runChild({
    command: process.execPath,
    args: [programOf({ name: 'vitest', file: 'vitest.mjs' }), 'run', ...args],
    env: { ...process.env, NODE_ENV: 'test' },
    life,
  })
