import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import type pg from 'pg'

import { openArchive } from '../../seeds/archive.ts'
import { withClient } from '../../src/database/connect.ts'
import { randomFrom } from './crash/random.ts'
import { makeArticles, percentile } from './desk/live.ts'
import { keepWorkers } from './desk/workers.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'articles lost': { of: 'value', atMost: 0 },
  'articles out twice': { of: 'value', atMost: 0 },
  'lateness, p99': { of: 'value', atMost: 5000 },
}

/**
 * `npm run bench -- schedule [--articles 1000] [--seconds 200] [--workers 4] [--every 8] [--random SEED]
 * [--json FILE]`: articles that are scheduled evenly over so many seconds, and workers of which one is killed
 * with SIGKILL and replaced at random instants, `--every` seconds apart at most. Lateness is from the time
 * that was set to the row in the issue log. Exit status 1 where one is lost, or went out twice.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '1000' },
      every: { type: 'string', default: '8' },
      json: { type: 'string' },
      random: { type: 'string', default: String(Date.now() % 1_000_000) },
      seconds: { type: 'string', default: '200' },
      workers: { type: 'string', default: '4' },
    },
  })
  const size = wholeNumber({ name: 'articles', value: values.articles })
  const every = wholeNumber({ name: 'every', value: values.every }) * 1000
  const seconds = wholeNumber({ name: 'seconds', value: values.seconds })
  const workers = wholeNumber({ name: 'workers', value: values.workers })
  const seed = wholeNumber({ least: 0, name: 'random', value: values.random })
  const server = await startServer()
  try {
    console.log(`${server.says}\n--random ${seed}`)
    const { url } = await server.createDatabase()
    process.env['DATABASE_URL'] = url
    const payload = await openArchive({ env: process.env })
    const data = { _status: 'draft', scheduledFor: '2100-01-01T00:00:00Z', stage: 'scheduled' }
    const { ids } = await makeArticles({ count: size, data, payload }).finally(() =>
      payload.destroy(),
    )
    return await withClient({
      url,
      use: async (client) => {
        const kept = await keepWorkers({ every, random: randomFrom(seed), url, workers })
        const planned = await plan({ client, ids, seconds })
        await whenOut({ client, until: Date.now() + seconds * 2000 + patience })
        const kills = await kept.stop()
        const rows = rowsOf({ kills, out: await outOf(client), planned })
        printRows({ rows, targets })
        writeRows({ file: values.json, rows })
        if (rows.some(({ name, value }) => /lost|twice/.test(name) && value > 0)) {
          process.exitCode = 1
        }
        return rows
      },
    })
  } finally {
    await server.stop()
  }
}

/** Milliseconds that the last articles get beside twice the time of the whole. */
const patience = 60_000

type Times = Map<string, number>

/** Sets the times, evenly from two seconds on; resolves to them, in milliseconds since 1970. */
const plan = async ({
  client,
  ids,
  seconds,
}: {
  client: pg.Client
  ids: readonly string[]
  seconds: number
}): Promise<Times> => {
  const first = Date.now() + 2000
  const times = new Map(ids.map((id, at) => [id, first + (at * seconds * 1000) / ids.length]))
  await client.query(
    `UPDATE articles a SET scheduled_for = to_timestamp(p.at / 1000.0)
     FROM unnest($1::uuid[], $2::float8[]) AS p(id, at) WHERE p.id = a.id`,
    [ids, [...times.values()]],
  )
  return times
}

const whenOut = async ({ client, until }: { client: pg.Client; until: number }): Promise<void> => {
  for (;;) {
    const { rowCount } = await client.query(
      `SELECT FROM articles WHERE stage = 'scheduled' LIMIT 1`,
    )
    if (rowCount === 0 || Date.now() > until) return
    await sleep(500)
  }
}

/** When each article went out, as often as it did. */
const outOf = async (client: pg.Client): Promise<{ article: string; at: number }[]> => {
  const { rows } = await client.query<{ article: string; at: number }>(
    `SELECT article_id::text AS article, extract(epoch FROM at)::float8 * 1000 AS at
     FROM issue_log WHERE action = 'publish'`,
  )
  return rows
}

const rowsOf = ({
  kills,
  out,
  planned,
}: {
  kills: number
  out: { article: string; at: number }[]
  planned: Times
}): Row[] => {
  const size = planned.size
  const late = out.map(({ article, at }) => at - (planned.get(article) ?? at))
  const articles = new Set(out.map(({ article }) => article))
  const row = (name: string, value: number, unit: string): Row =>
    rowOf({ against: 'workers killed', againstValue: kills, name, size, unit, value })
  return [
    row('lateness, p50', percentile({ of: late, share: 0.5 }), 'ms'),
    row('lateness, p99', percentile({ of: late, share: 0.99 }), 'ms'),
    row('lateness, most', percentile({ of: late, share: 1 }), 'ms'),
    row('articles lost', size - articles.size, 'articles'),
    row('articles out twice', out.length - articles.size, 'articles'),
  ]
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
