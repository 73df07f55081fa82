import path from 'node:path'
import { parseArgs } from 'node:util'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { openArchive } from '../../seeds/archive.ts'
import { withClient } from '../../src/database/connect.ts'
import { deskToday } from '../../src/desk/dashboard/deskToday.ts'
import { deskOf } from '../../src/desk/panel/deskOf.ts'
import { countWorklists } from '../../src/desk/worklists/countWorklists.ts'
import { listWorklist } from '../../src/desk/worklists/listWorklist.ts'
import { worklistNames } from '../../src/desk/worklists/names.ts'
import { fillDesk } from './desk/fill.ts'
import { measureScreens } from './desk/screens.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const firstContent: Target = { atMost: 1500, of: 'value' }

const targets: Record<string, Target> = {
  'first content: article': firstContent,
  'first content: article list': firstContent,
  'first content: dashboard': firstContent,
  'first content: worklist': firstContent,
  'statements: article': { atMost: 12, of: 'value' },
}

/**
 * `npm run bench -- desk [--articles 100000] [--json FILE]`: how soon the screens of the desk show their
 * first content in Chromium, from a production server on an archive of so many articles, and how many
 * statements and milliseconds their data takes. The app must have been built: `npm run build`.
 *
 * First content is the median of three loads after one that warms up, held against the target.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: { articles: { default: '100000', type: 'string' }, json: { type: 'string' } },
  })
  const articles = wholeNumber({ name: 'articles', value: values.articles })
  const server = await startServer()
  try {
    console.log(server.says)
    const { url } = await server.createDatabase()
    process.env['DATABASE_URL'] = url
    const payload = await openArchive({ env: process.env })
    try {
      await withClient({ url, use: (client) => fillDesk({ articles, client, payload }) })
      await server.checkpoint()
      const rows = [
        ...(await measureData({ articles, payload })),
        ...(await measureScreens({ articles, payload, url })),
      ]
      printRows({ rows, targets })
      writeRows({ file: values.json, rows })
      return rows
    } finally {
      await payload.destroy()
    }
  } finally {
    await server.stop()
  }
}

/** Statements and milliseconds of what each screen asks for, the best of three. */
const measureData = async ({
  articles,
  payload,
}: {
  articles: number
  payload: Payload
}): Promise<Row[]> => {
  const user = { collection: 'users', id: 'bench', role: 'admin' }
  const { docs } = await payload.find({ collection: 'articles', depth: 0, limit: 1 })
  const article = docs[0]?.id ?? ''
  const screens: Record<string, (req: PayloadRequest) => Promise<unknown>> = {
    article: (req) => deskOf({ article, req, slugs }),
    counts: (req) => countWorklists({ req, slugs }),
    dashboard: (req) => deskToday({ req, slugs }),
    ...Object.fromEntries(
      worklistNames.map((name) => [
        `worklist ${name}`,
        (req: PayloadRequest) => listWorklist({ name, req, slugs }),
      ]),
    ),
  }
  const { pool } = payload.db as unknown as PostgresAdapter
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  let statements = 0
  pool.query = ((...args: unknown[]) => {
    statements += 1
    return query(...args)
  }) as typeof pool.query
  const rows: Row[] = []
  for (const [name, ask] of Object.entries(screens)) {
    const times: number[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      const req = await createLocalReq({ user: user as never }, payload)
      statements = 0
      const began = performance.now()
      await ask(req)
      times.push(performance.now() - began)
    }
    const shared = { against: 'nothing', againstValue: 0, size: articles }
    rows.push(
      rowOf({ ...shared, name: `statements: ${name}`, unit: 'statements', value: statements }),
      rowOf({ ...shared, name: `data: ${name}`, unit: 'ms', value: Math.min(...times) }),
    )
  }
  pool.query = query as typeof pool.query
  return rows
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
