import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'

import { failure, messageOf } from '../failure.ts'
import { keepOnce } from '../keepOnce.ts'
import type { DataFolder } from './folder.ts'

/**
 * Two roles. `owner` may do everything, files of the machine included, and is used only to set the
 * cluster up; `app` owns the database and may make others (tests do), and is what the product
 * connects as: SQL that someone smuggles in reaches no file.
 */
export type Credentials = { owner: Login; app: Login }
export type Login = { user: string; password: string }

/** The database that the product keeps its tables in. */
export const DATABASE = 'nashra'

/** The logins kept in the data folder, made at the first start. */
export const keptCredentials = ({ folder }: { folder: DataFolder }): Credentials => {
  if (existsSync(folder.cluster) && !existsSync(folder.credentials)) {
    throw failure({
      message: `${folder.credentials} is missing: it holds the passwords of the database under ${folder.cluster}. Put it back from a backup, or move that folder away to begin with an empty archive.`,
    })
  }
  try {
    const text = keepOnce({
      file: folder.credentials,
      make: () => JSON.stringify(newCredentials()),
    })
    return JSON.parse(text) as Credentials
  } catch (cause) {
    throw failure({
      message: `${folder.credentials}, which holds the passwords of the embedded database, cannot be read (${messageOf(cause)}). Give it to the user who starts Nashra, or put it back from a backup.`,
      cause,
    })
  }
}

/** The address of a database on the embedded server. */
export const urlOf = ({
  login,
  port,
  database,
}: {
  login: Login
  port: number
  database: string
}): string => `postgres://${login.user}:${login.password}@127.0.0.1:${port}/${database}`

const newCredentials = (): Credentials => ({
  owner: { user: 'postgres', password: newPassword() },
  app: { user: 'nashra', password: newPassword() },
})

// base64url: it stands in an address as it is, and in a quoted SQL string too.
const newPassword = (): string => randomBytes(32).toString('base64url')
