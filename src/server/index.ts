import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import next from 'next'

import { underWay } from '../access/underWay.ts'
import { openReadPlane } from './openReadPlane.ts'
import { refuse } from './refuse.ts'

/**
 * The production server: one process on HOST:PORT. The API is answered here, by the read plane; the
 * admin panel by Next, and the site's pages too, each once between two public changes. Started by `npm start` it tells its parent when it listens,
 * and ends when the parent is gone.
 */
const hostname = process.env['HOST'] || '127.0.0.1'
const port = Number(process.env['PORT'] || 3000)
const dir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Milliseconds that requests under way get to finish. */
const GRACE = 5_000

const app = next({ dev: false, dir: path.resolve(dir), hostname, port })
const [plane] = await Promise.all([openReadPlane(), app.prepare()])
const ask = app.getRequestHandler()
const answerPage = plane.keepPages((request, response) =>
  underWay.run(response, () => ask(request, response)),
)
const server = createServer((request, response) => {
  if (!isAddress(request.url ?? '/')) {
    // Next answers 500 to these, before any page could say that there is nothing of the name.
    const message = 'The address is not valid: its percent-encoding cannot be read.'
    refuse({ message, response, status: 400 })
    return
  }
  void plane.answer(request, response).then((isAnswered) => {
    if (!isAnswered) void answerPage(request, response)
  })
})

/** Whether the path of a request can be read as RFC 3986 writes it. */
function isAddress(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

let stopping = false
const stop = () => {
  if (stopping) return
  stopping = true
  void plane.close()
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), GRACE).unref()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
process.on('disconnect', stop)

server.once('error', (error) => {
  console.error(`Port ${port} on ${hostname} cannot be listened on: ${error.message}`)
  process.exit(2)
})
server.listen({ host: hostname, port }, () => process.send?.({ listening: true }))
