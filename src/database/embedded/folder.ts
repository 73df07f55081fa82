import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

import { failure, messageOf } from '../failure.ts'

/** Where everything of the embedded server lies under the data folder. All paths are absolute. */
export type DataFolder = {
  root: string
  /** PostgreSQL's own data directory. */
  cluster: string
  /** What a future version has to know about the cluster before it opens it. */
  record: string
  credentials: string
  log: string
  /** Held while the server is being started, joined or stopped. */
  lock: string
  /** One file for each process that uses the server now. */
  users: string
  /** Folders of this prefix hold a cluster that is being made. */
  draftPrefix: string
}

/**
 * Opens the data folder and makes it where it is missing: readable by its owner only, but to be
 * passed through where the server runs as another user.
 */
export const openFolder = ({ dataDir }: { dataDir: string }): DataFolder => {
  const root = path.resolve(dataDir)
  const folder = pathsIn(root)
  try {
    if (!existsSync(root)) {
      mkdirSync(root, { recursive: true })
      chmodSync(root, process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK)
    mkdirSync(folder.users, { recursive: true, mode: 0o700 })
    accessSync(folder.users, constants.W_OK)
  } catch (cause) {
    throw failure({
      message: `The data folder ${root} cannot be written (${messageOf(cause)}). Make it writable, or set NASHRA_DATA_DIR to a folder that is.`,
      cause,
    })
  }
  return folder
}

/** The same paths, without touching the disk. */
export const pathsIn = (root: string): DataFolder => ({
  root,
  cluster: path.join(root, 'postgres'),
  record: path.join(root, 'embedded.json'),
  credentials: path.join(root, 'credentials.json'),
  log: path.join(root, 'postgres.log'),
  lock: path.join(root, 'lock'),
  users: path.join(root, 'users'),
  draftPrefix: path.join(root, 'init-'),
})
