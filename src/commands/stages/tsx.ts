import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { ROOT } from './root.mjs'

/** Arguments for Node that make it understand TypeScript, wherever it is started. */
export const TSX = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]

/** Where the program of a package lies, to be run with Node: without a shell, and on every platform. */
export const programOf = ({ name, file }: { name: string; file: string }): string =>
  path.join(ROOT, 'node_modules', name, file)
