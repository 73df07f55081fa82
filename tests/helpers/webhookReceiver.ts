import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { WebhookMessage } from '../../src/client/index.ts'

export type Received = {
  body: string
  headers: IncomingHttpHeaders
  id: string
  message: WebhookMessage
  path: string
}

type Behave = (args: {
  got: Received
  request: IncomingMessage
  response: ServerResponse
}) => number | undefined

export type WebhookReceiver = {
  /** The status to answer; undefined where it answers by itself, or never. */
  behave: Behave
  /** All that came, whatever it was answered. */
  got: Received[]
  stop: () => Promise<void>
  url: string
}

/** A real HTTP server on loopback that keeps what it is sent. */
export const startReceiver = async (): Promise<WebhookReceiver> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => {})
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const got: Received = {
        body,
        headers: request.headers,
        id: String(request.headers['webhook-id']),
        message: JSON.parse(body || 'null') as WebhookMessage,
        path: request.url ?? '',
      }
      receiver.got.push(got)
      const status = receiver.behave({ got, request, response })
      if (status !== undefined) response.writeHead(status).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const receiver: WebhookReceiver = {
    behave: () => 204,
    got: [],
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    url: `http://127.0.0.1:${port}`,
  }
  return receiver
}
