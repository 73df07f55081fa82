import type { IncomingMessage, ServerResponse } from 'node:http'

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

type Args = {
  /** Of the open APIs and the admin panel. */
  routes: { admin: string; api: string }
  pool: { idleCount: number; totalCount: number; waitingCount: number }
}

export type Metrics = ReturnType<typeof createMetrics>

/**
 * Figures of one process in Prometheus' text format 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). No label is made from what a client sends:
 * a series lives as long as the process.
 */
export const createMetrics = ({ pool, routes }: Args) => {
  const registers = [new Registry()]
  const [register] = registers as [Registry]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    help: 'Seconds from a request to the end of its answer.',
    labelNames: ['kind', 'status'] as const,
    name: 'nashra_http_request_duration_seconds',
    registers,
  })
  const kept = new Counter({
    help: 'Answers that may be kept, by whether one was there.',
    labelNames: ['result'] as const,
    name: 'nashra_kept_answers_total',
    registers,
  })
  for (const result of ['hit', 'miss']) kept.inc({ result }, 0)
  new Gauge({
    collect() {
      this.set({ state: 'all' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'awaited' }, pool.waitingCount)
    },
    help: 'Connections of the API to the database: all, those idle, and requests that wait for one.',
    labelNames: ['state'] as const,
    name: 'nashra_database_connections',
    registers,
  })

  return {
    /** What is told of a cache from then on. */
    ofCache: (size: () => { bytes: number; entries: number }): void => {
      const gauge = (name: 'bytes' | 'entries', help: string) =>
        new Gauge({
          collect() {
            this.set(size()[name])
          },
          help,
          name: `nashra_kept_answers_${name}`,
          registers,
        })
      gauge('bytes', 'Bytes that kept answers take, about.')
      gauge('entries', 'Answers that are kept.')
    },
    onKept: (result: 'hit' | 'miss'): void => kept.inc({ result }),
    /** Counts a request when its answer has ended, or whoever asked has gone. */
    observe: ({ request, response }: { request: IncomingMessage; response: ServerResponse }) => {
      const from = process.hrtime.bigint()
      const kind = kindOf({ routes, url: request.url ?? '/' })
      response.once('close', () => {
        const status = response.writableFinished
          ? `${Math.floor(response.statusCode / 100)}xx`
          : 'left'
        requests.observe({ kind, status }, Number(process.hrtime.bigint() - from) / 1e9)
      })
    },
    stop: (): void => register.clear(),
    /** All of it as it is now. */
    text: async (): Promise<{ body: string; mediaType: string }> => ({
      body: await register.metrics(),
      mediaType: register.contentType,
    }),
  }
}

/** Kinds of addresses below that of the open APIs; everything else there is Payload's REST. */
const kinds: Readonly<Record<string, string>> = {
  feeds: 'feeds',
  graphql: 'graphql',
  health: 'health',
  metrics: 'metrics',
  'openapi.json': 'read',
  read: 'read',
  search: 'search',
  sitemaps: 'sitemaps',
  sync: 'sync',
}

/** What kind of address a request asks for: one of a few words. */
export const kindOf = ({ routes, url }: { routes: Args['routes']; url: string }): string => {
  const path = url.split('?', 1)[0] ?? '/'
  const isUnder = (folder: string) => path === folder || path.startsWith(`${folder}/`)
  if (isUnder(routes.api)) {
    const name = path.slice(routes.api.length + 1).split('/', 1)[0] ?? ''
    return (Object.hasOwn(kinds, name) && kinds[name]) || 'rest'
  }
  if (isUnder('/_next')) return 'file'
  return isUnder(routes.admin) ? 'panel' : 'page'
}
