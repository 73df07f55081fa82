import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { startSeed } from '../../helpers/startSeed.ts'

/**
 * Imports a file, killing the process again and again, and taking it up until it ends by itself or
 * enough kills are done. Resolves to how many kills struck while it worked.
 */
export const importWithKills = async ({
  file,
  milliseconds,
  most,
  random,
  url,
}: {
  file: string
  /** What an undisturbed import takes from its first row on. */
  milliseconds: number
  most: number
  random: () => number
  url: string
}): Promise<number> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let struck = 0
    while (struck < most) {
      await whenAlone(client)
      const { child, ended, said } = startSeed({ argv: [file], url })
      // Several kills fall into one run: most of them long before it could end.
      const wait = (random() * milliseconds) / killsARun
      const works = await whenItWrites({ client, until: ended })
      if (works) await Promise.race([sleep(wait), ended])
      child.kill('SIGKILL')
      const { signal, status } = await ended
      if (signal === 'SIGKILL') struck += 1
      else if (status === 0) return struck
      else throw new Error(`An import that was taken up failed.\n${said.stderr}`)
    }
    const { ended, said } = startSeed({ argv: [file], url })
    if ((await ended).status !== 0) throw new Error(`The last import failed.\n${said.stderr}`)
    return struck
  } finally {
    await client.end()
  }
}

const killsARun = 4

/** Waits until the process has a transaction that wrote something; false where it ends before. */
export const whenItWrites = async ({
  client,
  until,
}: {
  client: pg.Client
  until: Promise<unknown>
}): Promise<boolean> => {
  const controller = new AbortController()
  const over = until.then(() => controller.abort())
  while (!controller.signal.aborted) {
    if ((await countOthers({ client, where: 'backend_xid is not null' })) > 0) return true
    await Promise.race([sleep(2), over])
  }
  return false
}

/** What a killed process was at may still be committed or undone: the next one is not taken for it. */
const whenAlone = async (client: pg.Client): Promise<void> => {
  while ((await countOthers({ client, where: 'true' })) > 0) await sleep(2)
}

const countOthers = async ({
  client,
  where,
}: {
  client: pg.Client
  where: string
}): Promise<number> => {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and backend_type = 'client backend' and ${where}`,
  )
  return rowCount ?? 0
}
