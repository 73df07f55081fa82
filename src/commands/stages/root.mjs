import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever directory the command was called from. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')

/** Locks that concern the project's folder itself (install, build), not its data. */
export const lockFile = (name) => path.join(ROOT, '.data', 'locks', name)
