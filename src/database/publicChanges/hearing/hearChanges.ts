import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { messageOf } from '../../failure.ts'
import type { PublicChange } from '../kinds.ts'
import { changeChannel } from '../kinds.ts'
import { tellAfterCommits } from '../words/afterCommits.ts'
import { openWords } from '../words/openWords.ts'
import { listenForChanges } from './listenForChanges.ts'
import type { Pace } from './lookForChanges.ts'
import { lookForChanges } from './lookForChanges.ts'

type Args = {
  adapter: PostgresAdapter
  /** Called with each public change, or once for several. */
  onChange: (change: PublicChange) => void
  /** Called with true from when changes are heard, with false as soon as they may be missed. */
  onLive: (isLive: boolean) => void
  /** Told in a sentence what is wrong and what to do, once until it is right. */
  onTrouble: (sentence: string) => void
  pace?: Pace | undefined
  /** Of `REDIS_URL`; empty or undefined where changes are to be heard by LISTEN. */
  redis: string | undefined
}

/** A way in which a process hears of public changes. @returns a function that ends it */
export type HearChanges = (args: Args) => () => Promise<void>

/**
 * Hears of public changes: by LISTEN, or, where there is a Redis, by looking for them, at intervals and at each
 * word that comes over it.
 */
export const hearChanges: HearChanges = (args) => (args.redis ? look(args) : listen(args))

const listen: HearChanges = ({ adapter, onChange, onLive, onTrouble }) =>
  listenForChanges({
    connection: adapter.poolOptions,
    onChange,
    onDeaf: () => onTrouble(deaf),
    onLive,
    send: (word) => adapter.pool.query('SELECT pg_notify($1, $2)', [changeChannel, word]),
  })

const look: HearChanges = ({ adapter, onChange, onLive, onTrouble, pace, redis }) => {
  const looks = lookForChanges({
    connection: adapter.poolOptions,
    onChange,
    onFound: () => words.say(),
    onLive,
    onTrouble: (error) =>
      onTrouble(
        `Changes in the database cannot be looked for: ${messageOf(error)}. Until they can, no answer is kept and each is made anew.`,
      ),
    ...(pace && { pace }),
  })
  const words = openWords({ address: redis ?? '', adapter, onTrouble, onWord: looks.look })
  const endTelling = tellAfterCommits({
    adapter,
    tell: () => {
      looks.look()
      words.say()
    },
  })
  return async () => {
    endTelling()
    words.close()
    await looks.stop()
  }
}

const deaf =
  'Changes in the database are not heard, so no answer is kept and each is made anew. A pooler that gives connections away for each transaction may stand between: have it give them for a session, let DATABASE_URL lead to the database itself, or set REDIS_URL.'
