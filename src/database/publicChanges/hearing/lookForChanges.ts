import pg from 'pg'

import type { PublicChange } from '../kinds.ts'
import { paced } from './paced.ts'
import type { Look } from './whatIsNew.ts'
import { lookText, unseenBefore, whatIsNew } from './whatIsNew.ts'

/** How often is looked, in milliseconds. */
export type Pace = {
  /** Between two looks that begin because nobody asked for one; less than half of `limit`. */
  every: number
  /** The least between the beginnings of two looks, however often they are asked for. */
  gap: number
  /** How old the last look may be while answers are kept: the time for which one may be too old. */
  limit: number
}

export const usualPace: Pace = { every: 300, gap: 25, limit: 1_000 }

type Args = {
  connection: pg.ClientConfig
  /** Called where anything public may have changed since the look before. */
  onChange: (change: PublicChange) => void
  /** Called after that where nobody had asked for the look: others may not know of the change yet. */
  onFound: () => void
  /** Called with true from when changes are found, with false as soon as they may be missed. */
  onLive: (isLive: boolean) => void
  /** Told why it cannot be looked, once until it can. */
  onTrouble: (error: unknown) => void
  pace?: Pace
}

/** Milliseconds until the next attempt to look after one that failed, doubled each time up to the second. */
const pauses = { first: 100, most: 5_000 }

/**
 * Hears of public changes by looking for them: at intervals, and whenever it is asked to. Needs nothing of a
 * connection that lasts longer than a statement. What it promises is `pace.limit`: when a look fails, or none
 * succeeded for as long, nobody knows what changed, and whoever keeps answers must not use them.
 *
 * @returns `look` asks for a look now; `stop` ends all
 */
export const lookForChanges = ({
  connection,
  onChange,
  onFound,
  onLive,
  onTrouble,
  pace = usualPace,
}: Args): { look: () => void; stop: () => Promise<void> } => {
  let before: Look | null = null
  let client: null | pg.Client = null
  let failures = 0
  let isAskedFor = false
  let isEnded = false
  let next: NodeJS.Timeout | undefined
  let tooOld: NodeJS.Timeout | undefined

  const open = async (): Promise<pg.Client> => {
    const opened = new pg.Client({
      ...connection,
      application_name: 'nashra changes',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      query_timeout: Math.max(pace.limit, 1_000),
    })
    // That it is lost, the next look finds.
    opened.on('error', () => {})
    client = opened
    await opened.connect()
    return opened
  }
  const ask = async (): Promise<Look> => {
    const { rows } = await (client ?? (await open())).query<Look>(lookText, unseenBefore(before))
    const [look] = rows
    if (!look || look.isStandby) throw new Error('it is a standby, which lags behind')
    return look
  }
  const take = ({ began, isHinted, look }: { began: number; isHinted: boolean; look: Look }) => {
    const news = whatIsNew({ before, look })
    before = look
    failures = 0
    clearTimeout(tooOld)
    const left = began + pace.limit - performance.now()
    // Both are said: it is from now that changes are known, and all from before may be out of date.
    if (news === 'unknown' || left <= 0) onLive(false)
    if (news === 'changed') onChange({ isNew: false, kind: 'article' })
    if (left > 0) {
      onLive(true)
      tooOld = setTimeout(() => onLive(false), left)
      tooOld.unref()
    }
    if (news === 'changed' && !isHinted) onFound()
  }
  const lose = (error: unknown): void => {
    onLive(false)
    clearTimeout(tooOld)
    // Not waited for: a connection that no longer answers would never say good-bye.
    void client?.end().catch(() => {})
    client = null
    failures += 1
    if (failures === 1) onTrouble(error)
  }
  const looks = paced({
    gap: pace.gap,
    run: async () => {
      clearTimeout(next)
      const isHinted = isAskedFor
      isAskedFor = false
      const began = performance.now()
      try {
        const look = await ask()
        if (!isEnded) take({ began, isHinted, look })
      } catch (error) {
        if (!isEnded) lose(error)
      }
      if (isEnded) return
      const pause =
        failures === 0 ? pace.every : Math.min(pauses.first * 2 ** (failures - 1), pauses.most)
      next = setTimeout(looks.ask, pause)
      next.unref()
    },
  })
  looks.ask()

  return {
    look: () => {
      isAskedFor = true
      looks.ask()
    },
    stop: async () => {
      isEnded = true
      looks.end()
      clearTimeout(next)
      clearTimeout(tooOld)
      onLive(false)
      await client?.end().catch(() => {})
    },
  }
}
