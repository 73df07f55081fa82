import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { handleEndpoints } from 'payload'

import { openArchive } from '../../../seeds/archive.ts'
import { endWithParent } from '../shared/child.ts'

/**
 * Run as a process of its own: serves Payload's REST on a free port of 127.0.0.1, tells the port, and
 * ends with its parent. Only reads are asked of it, so bodies are not passed on.
 */
endWithParent()
const payload = await openArchive({ env: process.env })
const server = createServer((incoming, outgoing) => {
  void (async () => {
    const request = new Request(`http://127.0.0.1${incoming.url ?? '/'}`)
    const response = await handleEndpoints({ config: payload.config, request })
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined))
})
server.listen({ host: '127.0.0.1', port: 0 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
