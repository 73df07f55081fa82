import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { DataFolder } from './folder.ts'
import { isRunning, thisProcess } from './process/start.mjs'

/**
 * Who uses the server now: a file for each, which counts as long as its process lives. The last to
 * leave stops the server, so that neither `npm start` ends below a running import nor the other way
 * round. To be called under the data folder's lock.
 */
export const signIn = ({ folder }: { folder: DataFolder }): string => {
  const file = path.join(folder.users, `${process.pid}-${randomBytes(4).toString('hex')}`)
  writeFileSync(file, JSON.stringify(thisProcess()))
  return file
}

export const signOut = ({ file }: { file: string }): void => rmSync(file, { force: true })

/** How many use the server; whoever died without signing out is struck off. */
export const countUsers = ({ folder }: { folder: DataFolder }): number => {
  const files = readdirSync(folder.users).map((name) => path.join(folder.users, name))
  const [living, dead] = [files.filter(isLiving), files.filter((file) => !isLiving(file))]
  for (const file of dead) signOut({ file })
  return living.length
}

const isLiving = (file: string): boolean => {
  try {
    return isRunning(JSON.parse(readFileSync(file, 'utf8')) as { pid: number; start: string })
  } catch {
    return false
  }
}
