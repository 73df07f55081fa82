import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { makeLifetime } from '../../src/commands/stages/lifetime.mjs'
import { build } from '../../src/commands/stages/build.ts'
import { findDatabase, keepDatabase, keptName } from './read/keptDatabase.ts'
import type { Load, Measured } from './read/load.ts'
import type { Places } from './read/places.ts'
import { findPlaces, pageAddresses, payloadList } from './read/places.ts'
import { inChild, startChild } from './shared/child.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import type { BenchServer } from './shared/server.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'graphql list': { of: 'ratio', atLeast: 1.5 },
  'list cached': { of: 'ratio', atLeast: 40 },
  'list uncached': { of: 'ratio', atLeast: 15 },
  'list uncached against one statement': { of: 'ratio', atLeast: 0.5 },
  'p99 of the last page': { of: 'ratio', atMost: 1.5 },
  'p99 of the list': { of: 'ratio', atMost: 1.5 },
  'rest repeated': { of: 'ratio', atLeast: 20 },
  'slug cached': { of: 'ratio', atLeast: 30 },
  'slug uncached': { of: 'ratio', atLeast: 8 },
}

/**
 * `npm run bench -- read [--sizes 10000,100000] [--seconds 10] [--connections 10] [--keep NAME] [--paging]
 * [--json FILE]`: answers a second of the read plane, with and without kept answers, against Payload's own
 * API through Next on the same build and database, at the last size; and how long the slowest in a hundred
 * takes at each size, against the first. With `--paging` only the latter, which needs no build.
 *
 * Where nothing is kept, each is asked for the same five hundred pages all over the archive. Payload is that
 * of this build, with all hooks of the plugin; for GraphQL also a plain app without them, and without Next,
 * which would make it slower still.
 *
 * `--keep` leaves the filled databases in `.data/bench-NAME`, and finds them there the next time: a million
 * articles take some ten minutes and 5 GB.
 *
 * Servers run one at a time, and the load comes from a process of its own, on the same machine.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      connections: { type: 'string', default: '10' },
      json: { type: 'string' },
      keep: { type: 'string' },
      paging: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '10' },
      sizes: { type: 'string', default: '10000,100000' },
    },
  })
  const number = (name: 'connections' | 'seconds') => wholeNumber({ name, value: values[name] })
  const sizes = values.sizes.split(',').map((value) => wholeNumber({ name: 'sizes', value }))
  const load = { connections: number('connections'), seconds: number('seconds') }
  const { keep, paging: isPagingOnly } = values
  if (keep !== undefined && !/^[\w-]{1,40}$/.test(keep)) {
    throw new Error('--keep is a name of letters, digits, - and _.')
  }
  if (!isPagingOnly) await build({ env: process.env, life: makeLifetime(), note: console.log })
  const server = await startServer({ keep })
  try {
    console.log(server.says)
    const rows: Row[] = []
    const paging: Paging[] = []
    for (const [at, size] of sizes.entries()) {
      const url = await fill({ isKept: keep !== undefined, server, size })
      const places = await findPlaces({ perPage: 10, url })
      paging.push({ ...(await measurePaging({ load, places, url })), size })
      if (at === sizes.length - 1 && !isPagingOnly) {
        rows.push(...(await measureAll({ load, places, size, url })))
      }
    }
    rows.push(...pagingRows(paging))
    printRows({ rows, targets })
    writeRows({ file: values.json, rows })
    return rows
  } finally {
    await server.stop()
  }
}

type LoadArgs = Pick<Load, 'connections' | 'seconds'>

const fill = async ({
  isKept,
  server,
  size,
}: {
  isKept: boolean
  server: BenchServer
  size: number
}): Promise<string> => {
  const name = keptName(size)
  const found = isKept ? await findDatabase({ name, url: server.url }) : null
  if (found) return found
  const { url } = await server.createDatabase()
  process.env['DATABASE_URL'] = url
  await inChild({ script: 'read/filling.ts', task: { articles: size }, url })
  await server.checkpoint()
  return isKept ? keepDatabase({ name, server: server.url, url }) : url
}

type ServerName = 'bareServer' | 'nextServer' | 'ourServer' | 'plainServer'

/** Starts a server, asks it, and ends it. */
const withServer = async <Result>({
  cacheMegabytes = 64,
  name,
  url,
  use,
}: {
  cacheMegabytes?: number
  name: ServerName
  url: string
  use: (origin: string) => Promise<Result>
}): Promise<Result> => {
  process.env['CACHE_MB'] = String(cacheMegabytes)
  const child = await startChild({ script: `read/${name}.ts`, task: null, url })
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    return await use(`http://127.0.0.1:${port}`)
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

const measure = async (load: Load): Promise<Measured> => {
  const { result } = await inChild<Measured>({ script: 'read/load.ts', task: load, url: '' })
  if (result.errors > 0) throw new Error(`${result.errors} requests failed.`)
  return result
}

/** The first page of the list. */
const front = '/api/read/articles?limit=10'

/** The same questions, as Payload is asked and as we are. */
const questions = {
  graphql: {
    body: JSON.stringify({
      query: `{ Articles(limit: 10, sort: "-lastIssuedAt") { docs { id headline deck slug lastIssuedAt
        originalPublishedAt source { name slug } tags { label slug } } } }`,
    }),
    headers: { 'content-type': 'application/json' },
    path: ['/api/graphql'],
  },
  front: { ours: [front], payload: [payloadList] },
  rest: ['/api/articles?limit=10'],
  slug: {
    ours: slugs((slug) => `/api/read/articles/${slug}?text=lexical`),
    payload: slugs((slug) => `/api/articles?where[slug][equals]=${slug}&depth=1&limit=1`),
  },
}

function slugs(address: (slug: string) => string): string[] {
  return Array.from({ length: 500 }, (_, at) => address(`bench-${at * 7 + 1}`))
}

const measureAll = async ({
  load,
  places,
  size,
  url,
}: {
  load: LoadArgs
  places: Places
  size: number
  url: string
}): Promise<Row[]> => {
  const asker =
    (origin: string) =>
    (paths: string[], more: object = {}) =>
      measure({ ...load, ...more, addresses: paths.map((one) => `${origin}${one}`) })
  const { body, headers } = questions.graphql
  const askGraphQL = { body, headers }
  const all = async (origin: string, of: 'ours' | 'payload') => {
    const ask = asker(origin)
    return {
      graphql: await ask(questions.graphql.path, askGraphQL),
      front: await ask(questions.front[of]),
      list: await ask(places.all.map(pageAddresses[of])),
      rest: await ask(questions.rest),
      slug: await ask(questions.slug[of]),
    }
  }
  const next = await withServer({
    name: 'nextServer',
    url,
    use: (origin) => all(origin, 'payload'),
  })
  const bare = await withServer({
    name: 'bareServer',
    url,
    use: (origin) => asker(origin)(places.all.map(pageAddresses.bare)),
  })
  const plain = await withServer({
    name: 'plainServer',
    url,
    use: (origin) => asker(origin)(questions.graphql.path, askGraphQL),
  })
  const uncached = await withServer({
    cacheMegabytes: 0,
    name: 'ourServer',
    url,
    use: (origin) => all(origin, 'ours'),
  })
  const cached = await withServer({ name: 'ourServer', url, use: (origin) => all(origin, 'ours') })
  const row = (name: string, ours: Measured, theirs: Measured, against = 'Payload through Next') =>
    rowOf({ against, againstValue: theirs.rate, name, size, unit: '/s', value: ours.rate })
  return [
    row('list uncached', uncached.list, next.list),
    row('list uncached against one statement', uncached.list, bare, 'one prepared statement'),
    row('list cached', cached.front, next.front),
    row('slug uncached', uncached.slug, next.slug),
    row('slug cached', cached.slug, next.slug),
    row('rest uncached', uncached.rest, next.rest),
    row('rest repeated', cached.rest, next.rest),
    row('graphql list', uncached.graphql, plain, 'a plain app without Next'),
    row('graphql list against this build', uncached.graphql, next.graphql),
    row('graphql list repeated', cached.graphql, next.graphql),
  ]
}

type Paging = {
  first: Measured
  last: Measured
  sitemap: Measured
  sitemapIndex: Measured
  size: number
}

/** The first page and the last, where counting from the front would have to pass everything; and sitemaps. */
const measurePaging = ({
  load,
  places,
  url,
}: {
  load: LoadArgs
  places: Places
  url: string
}): Promise<Omit<Paging, 'size'>> =>
  withServer({
    cacheMegabytes: 0,
    name: 'ourServer',
    url,
    use: async (origin) => {
      const ask = (address: string, more: Partial<LoadArgs> = {}) =>
        measure({ ...load, ...more, addresses: [`${origin}${address}`] })
      return {
        first: await ask(front),
        last: await ask(pageAddresses.ours(places.last)),
        // Robots come one by one, and a page of ten thousand addresses is no small thing.
        sitemap: await ask('/api/sitemaps/articles-1.xml', { connections: 1 }),
        sitemapIndex: await ask('/api/sitemaps/index.xml', { connections: 1 }),
      }
    },
  })

const pagingRows = (paging: readonly Paging[]): Row[] => {
  const [least] = paging
  if (!least) return []
  return paging.slice(1).flatMap(({ first, last, sitemap, sitemapIndex, size }) => {
    const against = `${least.size} articles`
    const row = (name: string, value: number, againstValue: number) =>
      rowOf({ against, againstValue, name, size, unit: 'ms', value })
    return [
      row('p99 of the list', first.p99, least.first.p99),
      row('p99 of the last page', last.p99, least.last.p99),
      row('p99 of a sitemap page', sitemap.p99, least.sitemap.p99),
      row('p99 of the sitemap index', sitemapIndex.p99, least.sitemapIndex.p99),
    ]
  })
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
