import type { IncomingMessage } from 'node:http'

/** Longest address that an answer is kept under. */
const longest = 2_000

/**
 * Whether a request says nothing of who asks: no credentials and no session. What it is answered with,
 * every other such request may be answered with.
 */
export const isAnonymous = ({
  cookiePrefix,
  request,
}: {
  cookiePrefix: string
  request: IncomingMessage
}): boolean => {
  if (request.headers.authorization !== undefined) return false
  const cookies = request.headers.cookie
  return cookies === undefined || !cookies.includes(`${cookiePrefix}-token=`)
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
