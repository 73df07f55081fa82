import { setTimeout as sleep } from 'node:timers/promises'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { RedisClientType } from '@redis/client'

import { paced } from '../hearing/paced.ts'
import { channelOf } from './channelOf.ts'
import type { RedisAddress } from './redisAddress.ts'
import { meanwhile, readRedisAddress, redisTrouble } from './redisAddress.ts'

type Client = Pick<RedisClientType, 'destroy' | 'isReady' | 'publish'>

type Args = {
  adapter: Pick<PostgresAdapter, 'pool'>
  /** Of `REDIS_URL`. */
  address: string
  /** Told in a sentence why there are no words, once until there are. */
  onTrouble: (sentence: string) => void
  /** Called when another process says that something may have changed; without it nobody listens. */
  onWord?: () => void
}

/** Says and hears that something may have changed. */
export type Words = {
  close: () => void
  /** Says it to all processes, this one too. Is not waited for; what cannot be said yet is said once it can. */
  say: () => void
}

/** The one thing that is said. What else comes over the channel is not ours. */
const word = 'look'

/** Milliseconds between two words of one process, at least. */
const gap = 25
/** Milliseconds between two complaints: a Redis may come and go by the second. */
const leastSilence = 10_000
/** Milliseconds until the next attempt to connect, doubled each time up to the second. */
const pauses = { first: 100, most: 5_000 }

/**
 * Words between the processes of an archive over a Redis: hints that it is worth looking, with nothing in
 * them. Whoever sends others can do no more than have it looked; and none may come for as long as the Redis is
 * away, which is tried again with growing pauses.
 */
export const openWords = ({ adapter, address: written, onTrouble, onWord }: Args): Words => {
  const address = readRedisAddress(written)
  if (!address) {
    onTrouble(noAddress)
    return { close: () => {}, say: () => {} }
  }
  const closing = new AbortController()
  let isOwed = false
  let isTold = false
  let toldAt = Number.NEGATIVE_INFINITY
  let open: { channel: string; client: Client } | null = null
  const tell = (sentence: string): void => {
    const now = performance.now()
    if (isTold || now - toldAt < leastSilence || closing.signal.aborted) return
    isTold = true
    toldAt = now
    onTrouble(sentence)
  }
  const fail = (error: unknown): void => tell(redisTrouble({ address, error }))

  const start = async (): Promise<void> => {
    const createClient = await load()
    if (!createClient) {
      tell(noPackage)
      return
    }
    const channel = await untilItWorks({ signal: closing.signal, work: () => channelOf(adapter) })
    // It may have been closed while that was asked.
    if (channel === null || closing.signal.aborted) return
    const client = createClient(optionsOf(address))
    open = { channel, client }
    client.on('error', fail)
    let isListening = false
    const begin = async (): Promise<void> => {
      // Once: what it listens to is remembered by the client when it connects again.
      if (onWord && !isListening) {
        await client.subscribe(channel, (said) => {
          if (said === word) onWord()
        })
        isListening = true
      }
      isTold = false
      // Words may have been missed until now, and the others may have missed ours.
      onWord?.()
      if (isOwed) saying.ask()
    }
    client.on('ready', () => void begin().catch(fail))
    await client.connect()
  }
  void start().catch(fail)

  const saying = paced({
    gap,
    run: async () => {
      isOwed = true
      if (!open?.client.isReady) return
      try {
        await open.client.publish(open.channel, word)
        isOwed = false
      } catch (error) {
        fail(error)
      }
    },
  })
  return {
    close: () => {
      closing.abort()
      saying.end()
      open?.client.destroy()
    },
    say: saying.ask,
  }
}

const optionsOf = ({ url }: RedisAddress) => ({
  // What waits to be said while nobody answers is forgotten: it would come too late.
  commandsQueueMaxLength: 100,
  disableOfflineQueue: true,
  name: 'nashra-changes',
  pingInterval: 10_000,
  socket: {
    connectTimeout: 5_000,
    reconnectStrategy: (tries: number) => Math.min(pauses.first * 2 ** tries, pauses.most),
  },
  url,
})

const load = async () => {
  try {
    return (await import('@redis/client')).createClient
  } catch {
    return null
  }
}

/** What `work` gives once it succeeds; null where it was told to stop before. */
const untilItWorks = async <Result>({
  signal,
  work,
}: {
  signal: AbortSignal
  work: () => Promise<Result>
}): Promise<null | Result> => {
  for (let pause = pauses.first; !signal.aborted; pause = Math.min(pause * 2, pauses.most)) {
    try {
      return await work()
    } catch {
      await sleep(pause, null, { ref: false, signal }).catch(() => undefined)
    }
  }
  return null
}

const noAddress = `REDIS_URL is not an address of a Redis. It has the form redis://USER:PASSWORD@HOST:PORT/0, or rediss://… with TLS, with special characters of the password percent-encoded. ${meanwhile}`

const noPackage = `REDIS_URL is set, but the package @redis/client is not installed. Install it: npm install @redis/client. ${meanwhile}`
