import path from 'node:path'
import { parseArgs } from 'node:util'

import type { Payload } from 'payload'
import { createLocalReq } from 'payload'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { openArchive } from '../../seeds/archive.ts'
import { withClient } from '../../src/database/connect.ts'
import type { MergeKind } from '../../src/desk/merge/index.ts'
import { mergeNames, previewMerge, suggestMerges, undoMerge } from '../../src/desk/merge/index.ts'
import { fillArchive } from './merge/fill.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = { 'merge of tags': { of: 'value', atMost: 5000 } }

/**
 * `npm run bench -- merge [--articles 10000] [--tags 100000] [--json FILE]`: milliseconds that it takes to
 * foretell, do and undo a merge of a tag, and of a source, with so many articles, two versions each; and to
 * suggest merges among so many tags.
 *
 * A merge is held against as many updates by Payload, one an article, measured on a hundred of them;
 * suggestions against a search for near names for every tag, measured on fifty.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '10000' },
      json: { type: 'string' },
      tags: { type: 'string', default: '100000' },
    },
  })
  const articles = wholeNumber({ name: 'articles', value: values.articles })
  const tags = wholeNumber({ name: 'tags', value: values.tags })
  const server = await startServer()
  const { url } = await server.createDatabase()
  try {
    console.log(server.says)
    process.env['DATABASE_URL'] = url
    const payload = await openArchive({ env: process.env })
    try {
      const rows = await withClient({
        url,
        use: async (client) => {
          const filled = await fillArchive({ articles, client, payload, tags })
          await server.checkpoint()
          const suggesting = await measureSuggestions({ client, filled, payload, tags })
          const merging = await measureMerges({ articles, filled, payload })
          return [...merging, ...suggesting]
        },
      })
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

type Filled = Awaited<ReturnType<typeof fillArchive>>

const measureMerges = async ({
  articles,
  filled: { from, into },
  payload,
}: {
  articles: number
  filled: Filled
  payload: Payload
}): Promise<Row[]> => {
  const updates = await measureUpdates({ articles, payload })
  const rows: Row[] = []
  for (const [of, name] of [['tags', 'tag'] as const, ['sources', 'source'] as const]) {
    const row = (what: string, value: number): Row => {
      const against = 'updates by Payload'
      const unit = 'ms'
      return rowOf({
        against,
        againstValue: updates,
        name: `${what} of ${of}`,
        size: articles,
        unit,
        value,
      })
    }
    const pair = { ...(await local({ of, payload })), from: from[name], into: into[name] }
    const preview = await timed(() => previewMerge(pair))
    const merge = await timed(() => mergeNames(pair))
    const undo = await timed(() => undoMerge({ ...pair, merge: merge.result.id }))
    rows.push(row('preview', preview.took), row('merge', merge.took), row('undo', undo.took))
  }
  return rows
}

/** Milliseconds that Payload would take to save as many articles, each with its tags. */
const measureUpdates = async ({
  articles,
  payload,
}: {
  articles: number
  payload: Payload
}): Promise<number> => {
  const sample = 100
  const { docs } = await payload.find({
    collection: 'articles',
    depth: 0,
    limit: sample,
    overrideAccess: true,
    select: { tags: true },
  })
  const { took } = await timed(async () => {
    for (const { id, tags } of docs) {
      const data = { tags: tags ?? [] }
      await payload.update({ collection: 'articles', data, depth: 0, id, overrideAccess: true })
    }
  })
  return (took / docs.length) * articles
}

const measureSuggestions = async ({
  client,
  filled,
  payload,
  tags,
}: {
  client: Parameters<typeof fillArchive>[0]['client']
  filled: Filled
  payload: Payload
  tags: number
}): Promise<Row[]> => {
  const sample = 50
  const searches = await timed(() =>
    client.query(
      `SELECT count(*) FROM (SELECT match_key FROM tags ORDER BY id LIMIT ${sample}) w
       JOIN tags t ON t.match_key % w.match_key`,
    ),
  )
  const all = await local({ of: 'tags', payload })
  const many = await timed(() => suggestMerges({ ...all, limit: 50 }))
  const one = await timed(() => suggestMerges({ ...all, id: filled.from.tag }))
  console.log(`${many.result.docs.length} suggestions, ${one.result.docs.length} for the one tag`)
  const row = (name: string, value: number, searched: number): Row =>
    rowOf({
      against: 'a search for each tag',
      againstValue: (searches.took / sample) * searched,
      name,
      size: tags,
      unit: 'ms',
      value,
    })
  return [
    row('suggestions for all tags', many.took, tags),
    row('suggestions for one tag', one.took, 1),
  ]
}

const local = async ({ of, payload }: { of: MergeKind; payload: Payload }) => ({
  of,
  overrideAccess: true,
  req: await createLocalReq({}, payload),
  slugs,
})

const timed = async <Result>(work: () => Promise<Result>) => {
  const began = performance.now()
  const result = await work()
  return { result, took: performance.now() - began }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
