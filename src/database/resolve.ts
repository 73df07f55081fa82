import { startEmbedded } from './embedded/index.ts'

/** A database to work with, whoever's it is. */
export type Database = {
  url: string
  kind: 'given' | 'embedded'
  /** Whether this call started the server. */
  owned: boolean
  /** The embedded server's first process. */
  pid?: number
  /** Signs off; see `startEmbedded`. Resolves to whether a server was stopped. */
  stop: () => Promise<boolean>
}

/** The database of `DATABASE_URL` where it is set, else the embedded one on the data folder, started or joined. */
export const resolveDatabase = async ({
  env,
  dataDir,
  log,
}: {
  env: NodeJS.ProcessEnv
  dataDir: string
  log?: (line: string) => void
}): Promise<Database> => {
  const url = env['DATABASE_URL']?.trim()
  if (url) return { url, kind: 'given', owned: false, stop: () => Promise.resolve(false) }
  const {
    url: embedded,
    owned,
    pid,
    stop,
  } = await startEmbedded({ dataDir, ...(log ? { log } : {}) })
  return { url: embedded, kind: 'embedded', owned, pid, stop }
}
