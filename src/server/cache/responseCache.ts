import type { Answer } from './answer.ts'
import type { Coding } from './encodings.ts'
import { encode } from './encodings.ts'
import type { Domain, Versions } from './versions.ts'

/** An answer with what is computed of it once: its tag, and its body in each coding asked for. */
export type Kept = Answer & {
  bodies: Partial<Record<Coding, Buffer>>
  etag: string
}

type Entry = {
  bytes: number
  domain: Domain
  kept: Kept
  /** Milliseconds of the epoch. */
  until: number
  version: number
}

type Args = {
  hash: (body: Buffer) => string
  /** Most bytes that bodies may take; what was asked for longest ago goes first. 0 keeps nothing. */
  maxBytes: number
  now?: () => number
  /** Told of each answer that was asked for: whether it was there, or had to be made. */
  onAsked?: (result: 'hit' | 'miss') => void
  versions: Versions
}

/**
 * Milliseconds that an answer may be used without a change having been told. An embargo ends, and a
 * licence, by the clock alone; and a connection may die without saying so.
 */
const lifetime = 5_000

/** Bytes that an entry takes beside its body, about. */
const overhead = 1_000

export type ResponseCache = ReturnType<typeof createResponseCache>

/**
 * Keeps answers for as long as nothing that readers see has changed, in this process or any other.
 *
 * An answer is kept only if nothing changed while it was made: what was read before a change must not be
 * found after it. Who asks for what is being made waits for it rather than have it made again.
 */
export const createResponseCache = ({
  hash,
  maxBytes,
  now = Date.now,
  onAsked,
  versions,
}: Args) => {
  // A Map keeps the order in which keys were set: the first is the one not asked for longest.
  const entries = new Map<string, Entry>()
  const underWay = new Map<string, { made: Promise<Kept>; version: number }>()
  let bytes = 0

  const drop = (key: string): void => {
    bytes -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  const find = (key: string): Kept | null => {
    const entry = entries.get(key)
    if (!entry) return null
    if (entry.version !== versions.current(entry.domain) || entry.until <= now()) {
      drop(key)
      return null
    }
    entries.delete(key)
    entries.set(key, entry)
    onAsked?.('hit')
    return entry.kept
  }
  const keep = ({ key, ...entry }: { key: string } & Omit<Entry, 'bytes'>): void => {
    drop(key)
    // Room for the codings, which are smaller, is counted from the start.
    const size = entry.kept.body.length * 2 + overhead
    if (size > maxBytes / 4) return
    entries.set(key, { ...entry, bytes: size })
    bytes += size
    for (const oldest of entries.keys()) {
      if (bytes <= maxBytes) break
      drop(oldest)
    }
  }
  const toKept = (answer: Answer): Kept => ({
    ...answer,
    bodies: { identity: answer.body },
    etag: hash(answer.body),
  })

  return {
    /** The answer to `key`, kept or made; `mayKeep` says of a made one whether others may have it. */
    answer: async ({
      domain,
      key,
      make,
      mayKeep,
    }: {
      domain: Domain
      key: string
      make: () => Promise<Answer>
      mayKeep: (answer: Answer) => boolean
    }): Promise<Kept> => {
      const version = versions.current(domain)
      if (version === null || maxBytes === 0) {
        onAsked?.('miss')
        return toKept(await make())
      }
      const found = find(key)
      if (found) return found
      const running = underWay.get(key)
      if (running?.version === version) {
        onAsked?.('hit')
        return running.made
      }
      onAsked?.('miss')
      const from = now()
      const made = make().then((answer) => {
        const kept = toKept(answer)
        if (versions.current(domain) === version && mayKeep(answer)) {
          keep({ domain, kept, key, until: from + lifetime, version })
        }
        return kept
      })
      underWay.set(key, { made, version })
      try {
        return await made
      } finally {
        if (underWay.get(key)?.made === made) underWay.delete(key)
      }
    },
    /** An answer that nobody else may have. */
    alone: async (make: () => Promise<Answer>): Promise<Kept> => toKept(await make()),
    /** The kept answer, at once; null where there is none to use. */
    find,
    size: () => ({ bytes, entries: entries.size }),
  }
}

/** The body of an answer in a coding; made once. */
export const bodyIn = async ({ coding, kept }: { coding: Coding; kept: Kept }): Promise<Buffer> =>
  (kept.bodies[coding] ??= await encode({ body: kept.body, coding }))
