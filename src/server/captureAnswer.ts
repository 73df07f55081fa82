import type { IncomingMessage } from 'node:http'
import { ServerResponse } from 'node:http'

import type { Answer } from './cache/answer.ts'

/** Headers of a request by which an answer would come compressed, or not at all as the client has it. */
const ofTransfer = new Set(['accept-encoding', 'if-modified-since', 'if-none-match'])

/** Headers of one message on one connection (RFC 9110, section 7.6.1), which whoever sends it decides anew. */
const ofMessage = new Set([
  'connection',
  'content-length',
  'etag',
  'keep-alive',
  'transfer-encoding',
])

/**
 * The whole of what a handler of Node's answers, held instead of sent: as it is, neither compressed nor
 * left out because the client has it already. Cookies that it sets are in the answer as one line, so that
 * whoever keeps answers can see that there are some.
 *
 * @throws whatever the handler throws
 */
export const captureAnswer = async ({
  handle,
  request,
}: {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>
  request: IncomingMessage
}): Promise<Answer> => {
  const { headers } = request
  const { response, toAnswer } = holdResponse(request)
  const ended = new Promise<void>((resolve, reject) => {
    response.once('finish', resolve)
    response.on('error', reject)
  })
  try {
    request.headers = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !ofTransfer.has(name)),
    )
    await Promise.all([handle(request, response), ended])
  } finally {
    request.headers = headers
  }
  return toAnswer()
}

/** A response without a socket, which holds what is written to it. */
const holdResponse = (request: IncomingMessage) => {
  const response = new ServerResponse(request)
  const chunks: Buffer[] = []
  const is = { begun: false, ended: false }

  const write = (chunk: unknown, ...more: unknown[]): boolean => {
    is.begun = true
    chunks.push(toBuffer(chunk, more[0]))
    callIn(more)
    return true
  }
  const end = (...given: unknown[]): ServerResponse => {
    if (is.ended) return response
    const [chunk, encoding] = given
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) write(chunk, encoding)
    Object.assign(is, { begun: true, ended: true })
    callIn(given)
    queueMicrotask(() => response.emit('finish'))
    return response
  }
  const writeHead = (status: number, ...more: unknown[]): ServerResponse => {
    const headers = more.find((one) => typeof one === 'object' && one !== null)
    response.statusCode = status
    for (const [name, value] of pairsOf(headers)) response.setHeader(name, value)
    is.begun = true
    return response
  }
  const destroy = (error?: Error): ServerResponse => {
    response.emit('error', error ?? new Error('The page was not finished.'))
    return response
  }
  Object.defineProperties(response, {
    destroy: { value: destroy },
    end: { value: end, writable: true },
    flushHeaders: { value: () => (is.begun = true) },
    headersSent: { get: () => is.begun },
    writableEnded: { get: () => is.ended },
    writableFinished: { get: () => is.ended },
    write: { value: write, writable: true },
    writeHead: { value: writeHead, writable: true },
  })

  const toAnswer = (): Answer => ({
    body: Buffer.concat(chunks),
    headers: Object.fromEntries(
      Object.entries(response.getHeaders()).flatMap(([given, value]) => {
        const name = given.toLowerCase()
        return value === undefined || ofMessage.has(name) ? [] : [[name, [value].flat().join(', ')]]
      }),
    ),
    status: response.statusCode,
  })
  return { response, toAnswer }
}

const toBuffer = (chunk: unknown, encoding: unknown): Buffer =>
  chunk instanceof Uint8Array
    ? Buffer.from(chunk)
    : Buffer.from(
        String(chunk),
        typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8',
      )

const callIn = (given: readonly unknown[]): void => {
  const callback = given.find((one): one is () => void => typeof one === 'function')
  if (callback) queueMicrotask(callback)
}

/** `writeHead` takes an object, or names and values one after the other. */
const pairsOf = (headers: unknown): [string, string | string[]][] => {
  if (!Array.isArray(headers)) {
    return Object.entries((headers ?? {}) as Record<string, string | string[]>)
  }
  const flat: unknown[] = headers.flat()
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[String(name), String(flat[at + 1])]] : []))
}
