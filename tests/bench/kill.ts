import path from 'node:path'
import { parseArgs } from 'node:util'

import { openArchive } from '../../seeds/archive.ts'
import { makeArticles, percentile } from './desk/live.ts'
import type { Target as Reader } from './desk/probes.ts'
import { probes, whenGone } from './desk/probes.ts'
import { serve } from './desk/servers.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'gone everywhere, p99': { of: 'value', atMost: 1000 },
  'gone everywhere, most': { of: 'value', atMost: 1000 },
}

/**
 * `npm run bench -- kill [--articles 50] [--port 3391] [--json FILE]`: two production servers over one
 * database; articles are killed through one, one after the other, the newest first, while readers poll both,
 * every list and page at once. Milliseconds from the moment the order is sent to the first answer without
 * the article, at the place where it stayed longest. Needs `npm run build`.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '50' },
      json: { type: 'string' },
      port: { type: 'string', default: '3391' },
    },
  })
  const size = wholeNumber({ name: 'articles', value: values.articles })
  const port = wholeNumber({ name: 'port', value: values.port })
  const server = await startServer()
  try {
    console.log(server.says)
    const { url } = await server.createDatabase()
    process.env['DATABASE_URL'] = url
    const payload = await openArchive({ env: process.env })
    await payload.create({ collection: 'users', data: { ...person, name: 'bench', role: 'admin' } })
    // As many again stay, so that lists are never empty.
    const data = { _status: 'published', stage: 'live' }
    const { ids, source } = await makeArticles({ count: size * 2, data, payload })
    const { docs } = await payload.find({ collection: 'articles', depth: 0, pagination: false })
    await payload.destroy()
    const victims = ids.slice(size).reverse()
    const killed = victims.flatMap((id) => docs.find((doc) => doc.id === id) ?? [])

    const servers = await Promise.all([serve({ port, url }), serve({ port: port + 1, url })])
    try {
      const [first = '', ...others] = servers.map(({ base }) => base)
      const authorization = `JWT ${await signIn(first)}`
      const times: Record<string, number[]> = {}
      const note = (name: string, took: number) => (times[name] ??= []).push(took)
      for (const [at, { headline, id, slug }] of killed.entries()) {
        const readers = [first, ...others].map((base) => ({
          base,
          headline,
          id,
          slug: slug ?? '',
          source,
        }))
        if (at === 0) await warm(readers)
        // The first kill of a server loads what the others find loaded.
        await killOne({ authorization, note: at === 0 ? () => 0 : note, readers })
      }
      const rows = rowsOf({ size, times })
      printRows({ rows, targets })
      writeRows({ file: values.json, rows })
      return rows
    } finally {
      await Promise.all(servers.map(({ stop }) => stop()))
    }
  } finally {
    await server.stop()
  }
}

const person = { email: 'bench@example.org', password: 'for benchmarks only' }

/** Milliseconds after which an article counts as never gone. */
const patience = 30_000

const headers = { 'content-type': 'application/json' }

const signIn = async (base: string): Promise<string> => {
  const body = JSON.stringify(person)
  const answer = await fetch(`${base}/api/users/login`, { body, headers, method: 'POST' })
  return ((await answer.json()) as { token: string }).token
}

/** Every question once, before anything is measured; none may say that it is gone already. */
const warm = async (readers: readonly Reader[]): Promise<void> => {
  for (const target of readers) {
    for (const [name, probe] of Object.entries(probes)) {
      if (await probe(target)) throw new Error(`An article that is out was not found ${name}.`)
    }
  }
}

const killOne = async ({
  authorization,
  note,
  readers,
}: {
  authorization: string
  note: (name: string, took: number) => void
  readers: readonly Reader[]
}): Promise<void> => {
  const [first] = readers
  if (!first) return
  const began = performance.now()
  const asking = readers.flatMap((target) =>
    Object.entries(probes).map(async ([name, probe]) => {
      const gone = await whenGone({ probe, target, until: began + patience })
      note(name, gone - began)
      return gone - began
    }),
  )
  const answer = await fetch(`${first.base}/api/articles/${first.id}/actions/kill`, {
    body: JSON.stringify({ reason: 'measured' }),
    headers: { ...headers, authorization },
    method: 'POST',
  })
  if (!answer.ok) throw new Error(`The kill was refused: ${await answer.text()}`)
  note('the answer', performance.now() - began)
  note('gone everywhere', Math.max(...(await Promise.all(asking))))
}

const rowsOf = ({ size, times }: { size: number; times: Record<string, number[]> }): Row[] => {
  const answers = times['the answer'] ?? []
  const row = (name: string, of: readonly number[], share: number): Row =>
    rowOf({
      against: 'the kill’s own answer',
      againstValue: percentile({ of: answers, share }),
      name,
      size,
      unit: 'ms',
      value: percentile({ of, share }),
    })
  const everywhere = times['gone everywhere'] ?? []
  return [
    ...Object.keys(probes).map((name) => row(`gone ${name}, p99`, times[name] ?? [], 0.99)),
    row('gone everywhere, p50', everywhere, 0.5),
    row('gone everywhere, p99', everywhere, 0.99),
    row('gone everywhere, most', everywhere, 1),
  ]
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
