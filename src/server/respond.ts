import type { IncomingMessage, ServerResponse } from 'node:http'

import { chooseCoding } from './cache/encodings.ts'
import type { Kept } from './cache/responseCache.ts'
import { bodyIn } from './cache/responseCache.ts'

/**
 * Sends an answer: 304 where the client has it already (RFC 9110, section 13.1), no body to HEAD,
 * compressed where the client takes that.
 */
export const respond = async ({
  kept,
  request,
  response,
}: {
  kept: Kept
  request: IncomingMessage
  response: ServerResponse
}): Promise<void> => {
  const type = kept.headers['content-type'] ?? ''
  const coding = chooseCoding({
    accepts: request.headers['accept-encoding'],
    length: kept.body.length,
    type,
  })
  // Another coding is another representation, and wants a tag of its own (RFC 9110, section 8.8.3.3).
  const etag = coding === 'identity' ? `"${kept.etag}"` : `"${kept.etag}-${coding}"`
  const headers: Record<string, number | string> = {
    ...kept.headers,
    etag,
    vary: addTo({ list: kept.headers['vary'], name: 'Accept-Encoding' }),
  }
  if (kept.status === 200 && isKnown({ etag: kept.etag, headers: kept.headers, request })) {
    delete headers['content-length']
    delete headers['content-type']
    response.writeHead(304, headers)
    response.end()
    return
  }
  const body = await bodyIn({ coding, kept })
  headers['content-length'] = body.length
  if (coding !== 'identity') headers['content-encoding'] = coding
  response.writeHead(kept.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Whether the client's copy is this one: by its tag, whatever the coding, else by its date. */
const isKnown = ({
  etag,
  headers,
  request,
}: {
  etag: string
  headers: Kept['headers']
  request: IncomingMessage
}): boolean => {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) {
    if (tags.trim() === '*') return true
    return tags
      .split(',', 50)
      .map((tag) => tag.trim().replace(/^W\//, '').replace(/^"|"$/g, ''))
      .some((tag) => tag === etag || tag.startsWith(`${etag}-`))
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  const modified = Date.parse(headers['last-modified'] ?? '')
  return modified <= since
}

/** A list of header names with one more, once. */
const addTo = ({ list, name }: { list: string | undefined; name: string }): string => {
  if (!list) return name
  const has = list.split(',').some((one) => one.trim().toLowerCase() === name.toLowerCase())
  return has ? list : `${list}, ${name}`
}
