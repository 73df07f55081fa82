import { messageOf } from '../../database/failure.ts'
import { startEmbedded } from '../../database/embedded/index.ts'
import { processStart } from '../../database/embedded/process/start.mjs'
import type { Database } from '../../database/resolve.ts'
import type { Lifetime } from './lifetime.mjs'

/** Milliseconds between two looks. */
const PAUSE = 1_000
/** Starts without a quiet minute between them, after which it is no accident any more. */
const MOST = 5
const QUIET = 60_000

/**
 * Starts the embedded server again when it was killed while we serve (by the out-of-memory killer,
 * say). It comes back on the same port, and connection pools find it there.
 */
export const keepDatabase = ({
  database,
  dataDir,
  life,
  note,
}: {
  database: Database
  dataDir: string
  life: Lifetime
  note: (line: string) => void
}): void => {
  if (database.kind !== 'embedded' || database.pid === undefined) return
  let watched = { pid: database.pid, start: processStart(database.pid) }
  let starts = 0
  let last = 0
  const look = async () => {
    const lost = processStart(watched.pid) !== watched.start
    if (lost && !life.isEnding() && (starts < MOST || Date.now() - last > QUIET)) {
      starts = Date.now() - last > QUIET ? 1 : starts + 1
      last = Date.now()
      note('the database was killed; starting it again')
      try {
        const again = await startEmbedded({ dataDir, log: note })
        life.hold({ end: again.stop })
        watched = { pid: again.pid, start: processStart(again.pid) }
        if (again.url !== database.url) note('it came back on another port: restart Nashra')
      } catch (error) {
        note(messageOf(error))
      }
    }
    if (!life.isEnding()) setTimeout(() => void look(), PAUSE).unref()
  }
  setTimeout(() => void look(), PAUSE).unref()
}
