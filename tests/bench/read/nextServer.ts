import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import next from 'next'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import { endWithParent } from '../shared/child.ts'

/** Run as a process of its own: the same build as Next alone serves it, as every Payload app is served. */
endWithParent()
const app = next({ dev: false, dir: ROOT, hostname: '127.0.0.1', port: 0 })
await app.prepare()
const handle = app.getRequestHandler()
const server = createServer((request, response) => void handle(request, response))
server.listen({ host: '127.0.0.1', port: 0 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
