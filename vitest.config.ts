import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'

import { CONDITIONS } from './src/commands/stages/tsx.ts'

const root = path.dirname(fileURLToPath(import.meta.url))

/** `graphql` as Payload loads it: its two builds do not know each other's schemas. */
const graphql = createRequire(import.meta.url).resolve('graphql')

/** The names that tsconfig.json gives the package's entries, longest first. */
const alias = [
  { find: /^graphql$/, replacement: graphql },
  { find: /^@payload-config$/, replacement: path.join(root, 'payload.config.ts') },
  { find: /^payload-nashra\/client$/, replacement: path.join(root, 'src/client/index.ts') },
  { find: /^payload-nashra\/parse$/, replacement: path.join(root, 'src/parse/index.ts') },
  { find: /^payload-nashra\/admin$/, replacement: path.join(root, 'src/admin/index.ts') },
  { find: /^payload-nashra$/, replacement: path.join(root, 'src/index.ts') },
]

const shared = {
  environment: 'node' as const,
  // On a busy machine a second, the default, is short.
  expect: { poll: { timeout: 30_000 } },
  // See src/commands/stages/tsx.ts: without it, loading Payload's editor may never end.
  execArgv: [CONDITIONS],
  hookTimeout: 120_000,
  testTimeout: 60_000,
}

/** `unit` needs nothing but the code; `int` has a PostgreSQL of its own, started once for all its files. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'int',
          include: ['tests/int/**/*.test.ts'],
          // .ci/run names those that passed only then.
          retry: process.env['CI'] ? 1 : 0,
          globalSetup: ['tests/helpers/postgresServer.ts'],
        },
      },
    ],
  },
})
