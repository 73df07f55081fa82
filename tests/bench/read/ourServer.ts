import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { openReadPlane } from '../../../src/server/openReadPlane.ts'
import { endWithParent } from '../shared/child.ts'

/**
 * Run as a process of its own: the read plane as `npm start` has it, without the pages of Next. Its task is the
 * options of the read plane, or null.
 */
endWithParent()
const [{ task }] = (await once(process, 'message')) as [
  { task: null | Parameters<typeof openReadPlane>[0] },
]
const { answer } = await openReadPlane(task ?? {})
const server = createServer((request, response) => {
  void answer(request, response).then((isAnswered) => {
    if (!isAnswered) response.writeHead(404).end()
  })
})
server.listen({ host: '127.0.0.1', port: 0 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
