import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'

import type { Answer } from './cache/answer.ts'

/** A request of Node's as the Fetch standard has it, which is what Payload's handlers take. */
export const toFetchRequest = ({
  method = 'GET',
  origin,
  request,
}: {
  /** Where another than the request's own is meant: HEAD is answered as GET, without the body. */
  method?: string | undefined
  origin: string
  request: IncomingMessage
}): Request => {
  const headers = new Headers()
  const { rawHeaders } = request
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    // Pseudo-headers are HTTP/2's own; a name that Fetch refuses is none that a handler asks for.
    if (!name.startsWith(':')) appendHeader({ headers, name, value: rawHeaders[at + 1] ?? '' })
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(request.url ?? '/', origin), {
    headers,
    method,
    ...(hasBody
      ? { body: Readable.toWeb(request) as unknown as ReadableStream<Uint8Array>, duplex: 'half' }
      : {}),
  })
}

const appendHeader = ({
  headers,
  name,
  value,
}: {
  headers: Headers
  name: string
  value: string
}): void => {
  try {
    headers.append(name, value)
  } catch {
    // Left out.
  }
}

/** The whole of an answer, to be kept. */
export const toAnswer = async (response: Response): Promise<Answer> => ({
  body: Buffer.from(await response.arrayBuffer()),
  headers: Object.fromEntries(response.headers),
  status: response.status,
})

/** Sends an answer as it comes: files are not held in memory. */
export const sendFetchResponse = async ({
  answer,
  response,
}: {
  answer: Response
  response: ServerResponse
}): Promise<void> => {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  response.writeHead(answer.status, headers)
  if (!answer.body) {
    response.end()
    return
  }
  await pipeline(Readable.fromWeb(answer.body as unknown as NodeStream), response)
}
