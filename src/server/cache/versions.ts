import type { PublicChange } from '../../database/publicChanges/kinds.ts'

/**
 * What an answer is made of: `content` is articles and the names that they carry; `names` is that and the
 * lists of names themselves, to which every import adds some that nothing public has yet.
 */
export type Domain = 'content' | 'names'

/** Counts public changes. An answer that was made at another count is out of date. */
export type Versions = {
  /** Null while changes may be missed, so that nothing that is kept may be used. */
  current: (domain: Domain) => null | number
  setLive: (isLive: boolean) => void
  take: (change: PublicChange) => void
}

/** @returns versions that are not live yet */
export const createVersions = (): Versions => {
  const count: Record<Domain, number> = { content: 0, names: 0 }
  let isLive = false
  return {
    current: (domain) => (isLive ? count[domain] : null),
    setLive: (now) => {
      // What changed while nobody listened is unknown: all that was kept before is out of date.
      if (now && !isLive) for (const domain of ['content', 'names'] as const) count[domain] += 1
      isLive = now
    },
    take: ({ isNew }) => {
      count.names += 1
      if (!isNew) count.content += 1
    },
  }
}
