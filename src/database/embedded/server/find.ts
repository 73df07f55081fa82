import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { DataFolder } from '../folder.ts'
import { processStart } from '../process/start.mjs'

/** A running server: its first process and its port on 127.0.0.1. */
export type Server = { pid: number; port: number }

/**
 * The server that runs on this data folder, whoever started it; null when there is none. One that is
 * starting or stopping is waited for.
 */
export const runningServer = async ({ folder }: { folder: DataFolder }): Promise<Server | null> => {
  for (;;) {
    const found = readPidFile({ folder })
    if (!found || !processStart(found.pid)) return null
    if (!isServerOf({ pid: found.pid, folder })) {
      // The folder is a copy of another, made while its server ran, or the process id went to someone
      // else. PostgreSQL would refuse to start as long as that process lives.
      rmSync(pidFile(folder), { force: true })
      return null
    }
    if (found.state === 'ready') return { pid: found.pid, port: found.port }
    await sleep(20)
  }
}

/** Whether this server's first process is gone, or goes within the time that a killed one takes. */
export const endsSoon = async ({ pid }: Server): Promise<boolean> => {
  const since = processStart(pid)
  const until = Date.now() + DYING
  while (since !== null && processStart(pid) === since) {
    if (Date.now() > until) return false
    await sleep(20)
  }
  return true
}

/** Milliseconds that the system may take to clear a killed process away. */
const DYING = 5_000

/**
 * postmaster.pid, as PostgreSQL's pidfile.h describes it: line 1 the process id, 4 the port, 8 the
 * state. The file is written line by line while the server starts.
 */
export const readPidFile = ({ folder }: { folder: DataFolder }) => {
  if (!existsSync(pidFile(folder))) return null
  const lines = readFileSync(pidFile(folder), 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' }
}

const pidFile = (folder: DataFolder): string => path.join(folder.cluster, 'postmaster.pid')

/**
 * Whether this process is a server working in our cluster's folder. A server's working directory is
 * its data directory; elsewhere than on Linux the pid file is taken at its word.
 */
const isServerOf = ({ pid, folder }: { pid: number; folder: DataFolder }): boolean => {
  if (process.platform !== 'linux') return true
  try {
    const theirs = statSync(`/proc/${pid}/cwd`)
    const ours = statSync(folder.cluster)
    return (
      theirs.dev === ours.dev &&
      theirs.ino === ours.ino &&
      path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
    )
  } catch {
    return false
  }
}
