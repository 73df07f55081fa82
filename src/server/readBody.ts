import type { IncomingMessage } from 'node:http'

/**
 * The body of a request as text; null where it is longer than `most` bytes, which are not read on.
 */
export const readBody = async ({
  most,
  request,
}: {
  most: number
  request: IncomingMessage
}): Promise<null | string> => {
  if (Number(request.headers['content-length'] ?? 0) > most) return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
