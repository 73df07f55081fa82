/** What a client may ask that has to be worked for; kept answers cost nothing. */
export type RateLimit = {
  /** Requests at once, after a pause. */
  burst: number
  /** Requests a second that are made good again. */
  perSecond: number
}

type Bucket = { at: number; tokens: number }

/** Most clients remembered; one that was forgotten begins anew. */
const mostClients = 50_000

/**
 * A token bucket a client: `burst` requests at once, `perSecond` in the long run.
 *
 * @returns a function that takes one token of a client's: null where there was one, else the whole
 * seconds until there is (`Retry-After`, RFC 9110, section 10.2.3)
 */
export const createRateLimit = ({
  burst,
  now = Date.now,
  perSecond,
}: RateLimit & { now?: () => number }): ((client: string) => null | number) => {
  const buckets = new Map<string, Bucket>()
  return (client) => {
    const at = now()
    const before = buckets.get(client) ?? { at, tokens: burst }
    const gained = (Math.max(at - before.at, 0) / 1_000) * perSecond
    const tokens = Math.min(before.tokens + gained, burst)
    buckets.delete(client)
    const isAllowed = tokens >= 1
    buckets.set(client, { at, tokens: isAllowed ? tokens - 1 : tokens })
    if (buckets.size > mostClients) {
      const [oldest] = buckets.keys()
      if (oldest !== undefined) buckets.delete(oldest)
    }
    return isAllowed ? null : Math.max(1, Math.ceil((1 - tokens) / perSecond))
  }
}
