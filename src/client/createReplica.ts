import type { SyncPage } from '../deliver/sync/types.ts'
import { sleep } from './sleep.ts'

/** Where a replica is kept. */
export type ReplicaStore = {
  /** Writes the changes and the cursor, both or neither: a cursor ahead of its changes loses them. */
  apply: (page: SyncPage) => Promise<void>
  /** Forgets everything, the cursor too: the archive has begun a new history. */
  clear: () => Promise<void>
  /** The cursor that was written last; null before the first. */
  cursor: () => Promise<null | string>
}

export type Replica = {
  /** Pulls whatever there is, then asks again every `everyMs`, until the signal aborts. */
  follow: (args: {
    /** Milliseconds between two questions once there is nothing more. Default 1,000. */
    everyMs?: number
    /** Told of what failed and is tried again. */
    onError?: (error: unknown) => void
    signal: AbortSignal
  }) => Promise<void>
  /** Pulls until there is no more; resolves to how many changes came. */
  pull: (args?: { signal?: AbortSignal }) => Promise<number>
}

type Args = {
  fetch?: typeof globalThis.fetch
  /** Sent with every request, for example an API key. */
  headers?: Record<string, string>
  /** Changes a page. Default 100. */
  limit?: number
  store: ReplicaStore
  /** Of the archive's open API, for example `https://archive.example/api`. */
  url: string
}

/** Milliseconds: of the first pause after a failure, doubled up to the last; until an answer counts as lost. */
const times = { answer: 60_000, first: 250, last: 30_000 }
const mostTries = 8

/**
 * Keeps a copy of what an archive has published: follow it, and the store holds exactly that.
 *
 * What fails for a moment (a lost connection, 429, 5xx) is tried again, with longer and longer pauses and
 * no sooner than `Retry-After` says; what fails for good throws with what the archive answered.
 */
export const createReplica = ({
  fetch = globalThis.fetch,
  headers = {},
  limit = 100,
  store,
  url,
}: Args): Replica => {
  const ask = async (since: null | string, signal?: AbortSignal): Promise<'gone' | SyncPage> => {
    const query = new URLSearchParams({ limit: String(limit), ...(since ? { since } : {}) })
    const address = `${url.replace(/\/$/, '')}/sync?${query}`
    for (let tries = 1; ; tries += 1) {
      const answer = await once({ address, fetch, headers, signal })
      if (answer instanceof Response) {
        if (answer.ok) return (await answer.json()) as SyncPage
        if (answer.status === 410 && since) return 'gone'
        if (!isPassing(answer.status) || tries === mostTries) throw await refusalOf(answer)
        await answer.body?.cancel()
      } else if (tries === mostTries) {
        throw new Error(`The archive at ${url} does not answer.`, { cause: answer.error })
      }
      const told = answer instanceof Response ? Number(answer.headers.get('retry-after')) : 0
      const pause = Math.min(times.first * 2 ** (tries - 1), times.last)
      // Spread, so that replicas that lost the archive together do not come back together.
      const spread = pause * (0.5 + Math.random() / 2)
      await sleep(Math.max(spread, (Number.isFinite(told) ? told : 0) * 1_000), signal)
    }
  }

  const pull: Replica['pull'] = async ({ signal } = {}) => {
    let taken = 0
    for (;;) {
      signal?.throwIfAborted()
      const page = await ask(await store.cursor(), signal)
      if (page === 'gone') {
        await store.clear()
        continue
      }
      await store.apply(page)
      taken += page.changes.length
      if (!page.more) return taken
    }
  }

  return {
    follow: async ({ everyMs = 1_000, onError, signal }) => {
      const isOver = () => signal.aborted
      while (!isOver()) {
        try {
          await pull({ signal })
        } catch (error) {
          if (isOver()) return
          onError?.(error)
        }
        await sleep(everyMs, signal).catch(() => undefined)
      }
    },
    pull,
  }
}

const once = async ({
  address,
  fetch,
  headers,
  signal,
}: {
  address: string
  fetch: typeof globalThis.fetch
  headers: Record<string, string>
  signal: AbortSignal | undefined
}): Promise<Response | { error: unknown }> => {
  const timeout = AbortSignal.timeout(times.answer)
  try {
    return await fetch(address, {
      headers: { accept: 'application/json', ...headers },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (error) {
    signal?.throwIfAborted()
    return { error }
  }
}

/** Whether another try may be answered otherwise (RFC 9110, section 15). */
const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500

const refusalOf = async (answer: Response): Promise<Error> => {
  const body = (await answer.json().catch(() => null)) as null | {
    errors?: { message?: string }[]
  }
  const says = body?.errors?.[0]?.message ?? answer.statusText
  return new Error(`The archive refused (${answer.status}): ${says}`)
}
