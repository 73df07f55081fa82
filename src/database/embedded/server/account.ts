import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'

import { failure } from '../../failure.ts'
import type { DataFolder } from '../folder.ts'

/** The user that PostgreSQL runs as; null: the one who runs this process. */
export type Account = { uid: number; gid: number; name: string } | null

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the owner of the data that are there
 * already, else as `postgres`, else as `nobody`; no user is made. A numeric id without an entry in
 * the system's list of users does not do: initdb looks its own name up there.
 */
export const chooseAccount = ({ folder }: { folder: DataFolder }): Account => {
  const owner = existsSync(folder.cluster) ? statSync(folder.cluster).uid : 0
  const self = process.getuid?.() ?? owner
  if (self !== 0) {
    if (!existsSync(folder.cluster) || owner === self) return null
    throw failure({
      message: `The data under ${folder.cluster} belong to user ${owner}, not to you (user ${self}). Start as that user, or set NASHRA_DATA_DIR to a folder of your own.`,
    })
  }
  const users = readUsers()
  const found =
    users.find(({ uid }) => owner !== 0 && uid === owner) ??
    users.find(({ name }) => name === 'postgres') ??
    users.find(({ name }) => name === 'nobody')
  if (!found || found.uid === 0) {
    throw failure({
      message:
        'PostgreSQL refuses to run as root, and this system has no user "postgres" or "nobody" to run it as. Start as another user, or set DATABASE_URL to a PostgreSQL of your own.',
    })
  }
  // Data that root owns (unpacked from an archive, say) can be opened by no one.
  if (existsSync(folder.cluster) && owner === 0) give({ account: found, path: folder.cluster })
  return found
}

/** Gives a folder and all in it to the account. */
export const give = ({ account, path }: { account: Account; path: string }): void => {
  if (!account) return
  chownSync(path, account.uid, account.gid)
  execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, path])
}

/** Whether the account can pass through to this folder by its absolute path. Asked of the system itself. */
export const canEnter = ({ account, path }: { account: Account; path: string }): boolean =>
  account === null ||
  spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', path], { ...identity(account), cwd: '/' })
    .status === 0

/** The part of `spawn`'s options that makes a process run as this account. */
export const identity = (account: Account): { uid?: number; gid?: number } =>
  account === null ? {} : { uid: account.uid, gid: account.gid }

const readUsers = () => {
  const text = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : ''
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
