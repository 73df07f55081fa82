import { chmodSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { DATABASE, keptCredentials, urlOf } from './credentials.ts'
import { openFolder, pathsIn, type DataFolder } from './folder.ts'
import { prepareDatabase } from './prepareDatabase.ts'
import { afterDeath } from './process/afterDeath.mjs'
import { withLock } from './process/lock.mjs'
import { chooseAccount } from './server/account.ts'
import { findBinaries } from './server/binaries.ts'
import { endsSoon, runningServer, type Server } from './server/find.ts'
import { assertVersion, initialise } from './server/initialise.ts'
import { launch } from './server/launch.ts'
import { stopServer } from './server/stop.ts'
import { countUsers, signIn, signOut } from './users.ts'

/** A database in use. `stop` signs off; the last user to do so stops the server. */
export type Embedded = {
  /** Address with password, for `pg` and Payload. */
  url: string
  port: number
  /** The server's first process. */
  pid: number
  /** Whether this call started the server, or it ran already. */
  owned: boolean
  /** Resolves to whether the server was stopped; false where others still use it. */
  stop: () => Promise<boolean>
}

/**
 * Starts the embedded PostgreSQL on a data folder, or joins the one that runs there, and signs on as
 * a user of it. Makes the cluster, the role and the database at the first time.
 *
 * Safe against two starts at once, and against being killed at any moment: the next start recovers.
 * When this process dies without `stop`, it is signed off by a watch left behind.
 *
 * `durable: false` (tests) trades safety against power failure for speed. `temporary: true` removes
 * the whole data folder when the last user leaves. Throws a `Failure`.
 */
export const startEmbedded = async ({
  dataDir,
  log = () => {},
  durable = true,
  temporary = false,
}: {
  dataDir: string
  log?: (line: string) => void
  durable?: boolean
  temporary?: boolean
}): Promise<Embedded> => {
  const folder = openFolder({ dataDir })
  const onWait = (pid: number) => log(`waiting for process ${pid}, which is at the same database`)
  return withLock({
    file: folder.lock,
    onWait,
    work: async () => {
      const account = chooseAccount({ folder })
      const credentials = keptCredentials({ folder })
      for (;;) {
        const running = await runningServer({ folder })
        const server = running ?? (await start({ folder, account, credentials, durable, log }))
        // Whoever dies from here on is signed off, and the server with him if he was the last.
        const dismiss = watchOver({ folder, temporary })
        try {
          const url = await prepareDatabase({ folder, port: server.port, credentials })
          const user = signIn({ folder })
          let stopping: Promise<boolean> | null = null
          const stop = () => (stopping ??= leave({ folder, user, temporary }).finally(dismiss))
          return { url, ...server, owned: running === null, stop }
        } catch (error) {
          if (!running) await stopServer(server)
          dismiss()
          // One that was killed still looks alive for a moment, and lets nobody in.
          if (!running || !(await endsSoon(running))) throw error
        }
      }
    },
  })
}

/** The address of the server that runs on this data folder; null when none does. Changes nothing. */
export const findRunning = async ({
  dataDir,
}: {
  dataDir: string
}): Promise<{ url: string; port: number } | null> => {
  const folder = pathsIn(path.resolve(dataDir))
  if (!existsSync(folder.cluster)) return null
  const server = await runningServer({ folder })
  if (!server) return null
  const { app } = keptCredentials({ folder })
  return { url: urlOf({ login: app, port: server.port, database: DATABASE }), port: server.port }
}

/**
 * Signs a user off and stops the server if nobody is left. Without `user` only those are signed off
 * whose process is gone.
 */
export const leave = async ({
  folder,
  user,
  temporary = false,
}: {
  folder: DataFolder
  user?: string
  temporary?: boolean
}): Promise<boolean> => {
  if (!existsSync(folder.users)) return true
  const stopped = await withLock({
    file: folder.lock,
    work: async () => {
      if (user) signOut({ file: user })
      if (countUsers({ folder }) > 0) return false
      const server = existsSync(folder.cluster) ? await runningServer({ folder }) : null
      if (server) await stopServer(server)
      return true
    },
  })
  if (stopped && temporary) rmSync(folder.root, { recursive: true, force: true, maxRetries: 5 })
  return stopped
}

const start = async ({
  folder,
  durable,
  log,
  account,
  credentials,
}: {
  folder: DataFolder
  durable: boolean
  log: (line: string) => void
  account: ReturnType<typeof chooseAccount>
  credentials: ReturnType<typeof keptCredentials>
}): Promise<Server> => {
  const binaries = findBinaries({ account, log })
  if (existsSync(folder.cluster)) {
    assertVersion({ folder, binaries })
    // PostgreSQL insists on it, and a copy or a backup may have come back with more.
    chmodSync(folder.cluster, 0o700)
  } else {
    initialise({ folder, account, binaries, owner: credentials.owner, durable })
  }
  return launch({ folder, account, binaries, durable, log })
}

/** Leaves a watch that signs this process off when it is killed. */
const watchOver = ({ folder, temporary }: { folder: DataFolder; temporary: boolean }) =>
  afterDeath({
    script: 'exec "$@"',
    args: [
      process.execPath,
      '--import',
      pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
      fileURLToPath(new URL('./leave.ts', import.meta.url)),
      folder.root,
      ...(temporary ? ['--temporary'] : []),
    ],
  })
