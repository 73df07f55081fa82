import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import type { PublicChange } from '../kinds.ts'
import { changeChannel, readChange } from '../kinds.ts'

type Args = {
  connection: pg.ClientConfig
  /** Called with each public change, in the order of the commits. */
  onChange: (change: PublicChange) => void
  /** Called with true from when changes are heard, with false as soon as they may be missed. */
  onLive: (isLive: boolean) => void
  /** Told once when a connection was made on which nothing is heard. */
  onDeaf?: () => void
  /** Sends a word to the channel, over another connection. */
  send: (word: string) => Promise<unknown>
}

/** Milliseconds between two questions whether the connection still answers, and until it counts as lost. */
const beat = 2_000
/** Milliseconds that a word of our own may take to come back. */
const hearing = 2_000
/** Milliseconds until the next attempt to connect, doubled each time up to the second. */
const pauses = { first: 100, most: 5_000 }

/**
 * Listens for public changes on a connection of its own, and connects again whenever it is lost. While it
 * is, nobody knows what changed: whoever keeps answers must not use them.
 *
 * A pooler that gives connections away for each transaction (PgBouncer's manual, "pool_mode") takes a LISTEN
 * and passes nothing on. So a word of our own has to come back first, sent over another connection.
 *
 * @returns a function that ends it
 */
export const listenForChanges = ({
  connection,
  onChange,
  onDeaf,
  onLive,
  send,
}: Args): (() => Promise<void>) => {
  let ended = false
  let isToldDeaf = false
  let client: null | pg.Client = null
  let timer: NodeJS.Timeout | undefined

  const connect = async (pause: number): Promise<void> => {
    const next = new pg.Client({
      ...connection,
      application_name: 'nashra changes',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      query_timeout: beat,
    })
    client = next
    const at = { isLost: false }
    const lose = (): void => {
      if (at.isLost) return
      at.isLost = true
      clearTimeout(timer)
      onLive(false)
      // Not waited for: a connection that no longer answers would never say good-bye.
      void next.end().catch(() => {})
      if (ended) return
      timer = setTimeout(() => void connect(Math.min(pause * 2, pauses.most)), pause)
      timer.unref()
    }
    next.on('error', lose)
    next.on('end', lose)
    const word = `heard ${randomUUID()}`
    const heard = new AbortController()
    next.on('notification', ({ payload }) => {
      if (payload === word) heard.abort()
      const change = readChange(payload ?? '')
      if (change) onChange(change)
    })
    const keepAsking = (): void => {
      timer = setTimeout(() => {
        next.query('SELECT 1').then(keepAsking, lose)
      }, beat)
      timer.unref()
    }
    try {
      await next.connect()
      await next.query(`LISTEN ${changeChannel}`)
      await send(word)
      await sleep(hearing, null, { ref: false, signal: heard.signal }).catch(() => undefined)
      if (!heard.signal.aborted && !at.isLost && !ended && !isToldDeaf) {
        isToldDeaf = true
        onDeaf?.()
      }
      if (ended || at.isLost || !heard.signal.aborted) {
        lose()
        return
      }
      pause = pauses.first
      onLive(true)
      keepAsking()
    } catch {
      lose()
    }
  }
  void connect(pauses.first)

  return async () => {
    ended = true
    clearTimeout(timer)
    onLive(false)
    await client?.end().catch(() => {})
  }
}
