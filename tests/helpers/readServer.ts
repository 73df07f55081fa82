import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { openReadPlane } from '../../src/server/openReadPlane.ts'

export type ReadServer = {
  get: (path: string, init?: RequestInit) => Promise<Response>
  stop: () => Promise<void>
  url: string
}

/** The read plane as the production server has it, on a port of its own; what it leaves to Next says so. */
export const startReadServer = async (
  options: Parameters<typeof openReadPlane>[0] = {},
): Promise<ReadServer> => {
  const { answer, close } = await openReadPlane(options)
  const server = createServer((request, response) => {
    void answer(request, response).then((isAnswered) => {
      if (!isAnswered) response.writeHead(404).end('next')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    get: (path, init) => fetch(`${url}${path}`, { redirect: 'manual', ...init }),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await close()
    },
    url,
  }
}
