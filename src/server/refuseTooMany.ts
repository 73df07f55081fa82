import type { IncomingMessage, ServerResponse } from 'node:http'

import { clientAddress } from './clientAddress.ts'
import type { RateLimit } from './rateLimit.ts'
import { createRateLimit } from './rateLimit.ts'
import { refuse } from './refuse.ts'

/** Refuses a request if whoever asks has asked too much, and tells whether it did. */
export type RefuseTooMany = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * One limit for all that a client asks of this process and that has to be worked for: answers of the API
 * and pages alike (429, RFC 6585, section 4).
 *
 * @param proxies - how many proxies of one's own a request passes
 */
export const createRefuseTooMany = ({
  proxies,
  rateLimit,
}: {
  proxies: number
  rateLimit: RateLimit
}): RefuseTooMany => {
  const takeToken = createRateLimit(rateLimit)
  return (request, response) => {
    const client = clientAddress({ proxies, request })
    const wait = client === null ? null : takeToken(client)
    if (wait === null) return false
    const message = `There were too many requests from this address. Ask again in ${wait} seconds.`
    refuse({ headers: { 'retry-after': String(wait) }, message, response, status: 429 })
    return true
  }
}
