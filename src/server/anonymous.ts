import type { IncomingMessage } from 'node:http'

import type { Payload } from 'payload'

/** Longest address that an answer is kept under. */
const longest = 2_000

/** How Payload itself knows people and clients: by a token in a cookie or header, and by keys in a header. */
const knownStrategies = /^(?:local-jwt|.+-api-key)$/

/**
 * Tells whether a request says nothing of who asks: no credentials and no session. What it is answered
 * with, every other such request may be answered with.
 *
 * Where a host has strategies of its own, or signs everybody in, nobody here can tell: then no request is
 * anonymous.
 */
export const tellsAnonymous = ({
  authStrategies,
  config: { admin, cookiePrefix },
}: Pick<Payload, 'authStrategies' | 'config'>): ((request: IncomingMessage) => boolean) => {
  const isOpen = authStrategies.every(({ name }) => knownStrategies.test(name)) && !admin.autoLogin
  return ({ headers: { authorization, cookie } }) =>
    isOpen && authorization === undefined && !cookie?.includes(`${cookiePrefix}-token=`)
}

/**
 * The key of what is asked, or null where the answer is nobody else's: only reading, by an address of
 * sensible length. The origin is part of it where a browser names one, for CORS answers differ by it.
 */
export const keyOf = (request: IncomingMessage): null | string => {
  const { headers, method, url = '' } = request
  if ((method !== 'GET' && method !== 'HEAD') || url.length > longest) return null
  // Payload reads another method, and another language, from these.
  if (headers['x-http-method-override'] ?? headers['x-payload-http-method-override']) return null
  return headers.origin === undefined ? url : `${url} ${headers.origin.slice(0, 200)}`
}
