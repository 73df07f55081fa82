import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { ROOT } from './root.mjs'

/**
 * Keeps Node from waiting for ever. The entries that the packages of Lexical have for Node load their
 * real module with a top-level `await import()`, and Node 20 at random never ends such a wait when many
 * of them depend on one another: the process then ends with status 13, or 0 and nothing done. Under
 * this condition (or `development`) the packages name the real module directly.
 */
export const CONDITIONS = '--conditions=production'

/** The environment of a program that starts others of its own, with the same for all of them. */
export const withConditions = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} ${CONDITIONS}`.trim(),
})

/** Arguments for Node that make it understand TypeScript, wherever it is started, and load Payload. */
export const TSX = [
  CONDITIONS,
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
]

/**
 * Arguments for Node that imports: what a batch is made of outlives it by two others, and in the 16 MB of
 * the default each collection would move most of it. Megabytes; takes some 130 MB more.
 */
export const IMPORTING = ['--max-semi-space-size=64']

/** Where the program of a package lies, to be run with Node: without a shell, and on every platform. */
export const programOf = ({ name, file }: { name: string; file: string }): string =>
  path.join(ROOT, 'node_modules', name, file)
