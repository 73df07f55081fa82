import { randomBytes } from 'node:crypto'
import path from 'node:path'

import { openFolder } from './embedded/folder.ts'
import { EXIT, failure } from './failure.ts'
import { keepOnce } from './keepOnce.ts'

/**
 * Payload's secret: it signs the sessions and encrypts the API keys. With the embedded database one
 * is made and kept in the data folder, readable by its owner only. With a database of one's own it
 * has to be given: it belongs to those data, and a secret made on this machine would lock out every
 * other machine that serves them.
 */
export const resolveSecret = ({
  env,
  dataDir,
}: {
  env: NodeJS.ProcessEnv
  dataDir: string
}): string => {
  const given = env['PAYLOAD_SECRET']?.trim()
  if (given) return given
  if (env['DATABASE_URL']?.trim()) {
    throw failure({
      message:
        'DATABASE_URL is set and PAYLOAD_SECRET is not. Set PAYLOAD_SECRET to a long random text, the same at every start, for example what `openssl rand -hex 32` prints.',
      exitCode: EXIT.usage,
    })
  }
  const { root } = openFolder({ dataDir })
  return keepOnce({ file: path.join(root, 'secret'), make: () => randomBytes(32).toString('hex') })
}
