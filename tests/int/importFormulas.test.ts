import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { indexedEntries } from '../../collections/articles/storySketches.ts'
import { mostSharing } from '../../src/import/stories/lookup.ts'
import { rowsLike } from '../../src/import/stories/rowsLike.ts'
import { fetchLikely } from '../../src/import/write/bulk/fetch/fetchLikely.ts'
import { createReader } from '../../src/import/write/bulk/fetch/reader.ts'
import { likelyIn } from '../../src/import/write/bulk/memory/likelyIn.ts'
import { createMemory } from '../../src/import/write/bulk/memory/memory.ts'
import { findTables } from '../../src/import/write/bulk/rows/tables.ts'
import { storySketch } from '../../src/match/stories/storySketch.ts'
import { matchKey } from '../../src/text/matchKey.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { empty, expectEqual } from './bothWays.ts'
import { documentOf, importRecords } from './importHelpers.ts'

/** A notice that a source puts under each of its pages tells nothing of their stories. */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

const letters = 'ابتجحدرسشص'
const word = (number: number): string =>
  `م${String(number).replaceAll(/\d/g, (digit) => letters.charAt(Number(digit)))}`

const between = ['في', 'من', 'على', 'التي', 'إلى', 'هذا']

/** So many words that no other seed has, with those of the language between them. */
const words = (seed: number, size: number): string =>
  Array.from(
    { length: size },
    (_, at) => `${word(seed * 1000 + at)} ${between[at % between.length]}`,
  ).join(' ')

/** The articles that either way of writing compares with a text. */
const likely = async (body: string): Promise<Record<'bulk' | 'local', string[]>> => {
  const { payload } = running
  const text = matchKey(body)
  const req = await createLocalReq({}, payload)
  const { rows } = await rowsLike({ id: null, req, slugs, text, textKey: null })
  const client = await (payload.db as unknown as PostgresAdapter).pool.connect()
  try {
    const memory = createMemory()
    const sketch = storySketch({ text })
    const reader = createReader({ client, tables: findTables({ payload, slugs }) })
    await fetchLikely({ memory, reader, texts: [{ sketch, state: null, text }] })
    const { likely: found } = likelyIn({ memory, own: null, sketch })
    return { bulk: found.map(({ id }) => id), local: rows.map(({ id }) => id) }
  } finally {
    client.release()
  }
}

describe('articles that share entries with many others', () => {
  /** Pages that have nothing in common, in the order of their articles. */
  const pages = async (): Promise<string[]> => {
    const { payload } = running
    await empty(payload)
    const records = Array.from({ length: mostSharing + 4 }, (_, at) => ({
      id: `page ${at}`,
      text: documentOf({ main: { body: words(at + 1, 30) } }),
    }))
    await importRecords({ payload, records })
    const { docs } = await payload.find({ collection: 'articles', limit: 0, sort: 'id' })
    expect(docs).toHaveLength(mostSharing + 4)
    return docs.map(({ id }) => id)
  }
  /** Gives articles so many of a sketch's entries, the first of them. */
  const put = async (sketch: readonly number[], ids: readonly string[], most: number) => {
    const { pool } = running.payload.db as unknown as PostgresAdapter
    await pool.query(
      `UPDATE articles_story_sketches SET keys = $2::bigint[] || keys[${most + 1}:]
       WHERE article_id = ANY($1::uuid[])`,
      [ids, sketch.slice(0, most)],
    )
    await pool.query('DELETE FROM articles_story_entries WHERE article_id = ANY($1::uuid[])', [ids])
    await pool.query(
      `INSERT INTO articles_story_entries (article_id, key)
       SELECT article_id, unnest(keys[1:${indexedEntries}]) FROM articles_story_sketches
       WHERE article_id = ANY($1::uuid[])`,
      [ids],
    )
  }
  const text = words(500, 60)
  const sketch = storySketch({ text: matchKey(text) })

  it('are found by those that tell a story: what stands in many stories is a formula', async () => {
    const ids = await pages()
    const [copy = '', ...others] = ids.slice(4).reverse()
    await put(sketch, [copy], sketch.length)
    await put(sketch, others.slice(0, 8), 2)
    const few = await likely(text)
    expect(few.local).toEqual([copy, ...others.slice(0, 8).sort().slice(0, 7)])
    expect(few.bulk).toEqual(few.local)

    await put(sketch, others.slice(8), 2)
    expect(await likely(text)).toEqual({ bulk: [copy], local: [copy] })
  })

  it('are the first ones, and those of one story as good as one', async () => {
    const ids = await pages()
    const { payload } = running
    const { pool } = payload.db as unknown as PostgresAdapter
    await pool.query('UPDATE articles SET story_cluster = $1', [ids[0]])
    await put(sketch, ids, 3)
    expect((await likely(text)).local).toEqual(ids.slice(0, 8))
    const last = ids.at(-1) ?? ''
    await put(sketch, [last], sketch.length)
    const found = [last, ...ids.slice(0, 7)]
    expect(await likely(text)).toEqual({ bulk: found, local: found })
    // Where one goes, the next comes after.
    await payload.delete({ collection: 'articles', id: ids[1] ?? '' })
    const left = [last, ids[0], ...ids.slice(2, 8)]
    expect(await likely(text)).toEqual({ bulk: left, local: left })
    const gone = 'SELECT FROM articles_story_entries WHERE article_id = $1'
    expect((await pool.query(gone, [ids[1]])).rowCount).toBe(0)
  })
})

const notice = words(900, 38)
type Page = { body: string[]; headline?: string; id: string; source: string }

const pageOf = ({ body, headline, id, source }: Page) => ({
  id,
  text: documentOf({ main: { body: body.join('\n\n'), ...(headline && { headline }), source } }),
})

/** By page: whether its article is in a cluster with others, by both ways of writing. */
const clustered = async (runs: Page[][]): Promise<Record<string, boolean>> => {
  const { payload } = running
  await expectEqual({ payload, runs: runs.map((pages) => pages.map(pageOf)) })
  const { docs } = await payload.find({
    collection: 'articles',
    depth: 1,
    draft: true,
    limit: 0,
    sort: 'id',
  })
  return Object.fromEntries(
    docs.map(({ document, storyCluster }) => [
      typeof document === 'object' ? String(document?.sourceKey) : '',
      Boolean(storyCluster),
    ]),
  )
}

const outlet = 'صحيفة المدينة'

describe('a notice under each page of an outlet', () => {
  const pages = Array.from({ length: 12 }, (_, at) => ({
    body: [`${words(at + 1, 10)}.`, notice],
    id: `page ${at}`,
    source: outlet,
  }))

  it.each([
    ['in one run', (later: Page[]) => [[...pages, ...later]]],
    ['in one after another', (later: Page[]) => [pages, later]],
  ])('makes no two of them one story, %s', async (_name, runsOf) => {
    const story = { body: [`${words(800, 40)}.`, notice], id: 'story', source: outlet }
    const copy = {
      body: [`${words(800, 40)}.`, `${words(801, 5)}.`],
      id: 'copy',
      source: 'موقع الشاطئ',
    }
    const found = await clustered(runsOf([story, copy]))
    expect(Object.keys(found)).toHaveLength(pages.length + 2)
    expect(Object.keys(found).filter((id) => found[id])).toEqual(['story', 'copy'])
  })

  it('hides no copy under the notice of another, also where one is known in the middle of a batch', async () => {
    const [report, short] = [`${words(801, 35)}.`, words(900, 20)]
    const under = (body: string, id: string) => ({ body: [body, short], id, source: outlet })
    const [tenth, ...nine] = Array.from({ length: 10 }, (_, at) =>
      under(`${words(at + 1, 10)}.`, `page ${at}`),
    )
    const other = { body: [report, words(950, 20)], id: 'other', source: 'موقع الشاطئ' }
    const found = await clustered([
      [other, ...nine],
      [...(tenth ? [tenth] : []), under(report, 'copy')],
    ])
    expect(Object.keys(found).filter((id) => found[id])).toEqual(['other', 'copy'])
  })

  it('makes pages that show it alone no copies of each other', async () => {
    const headlines = [
      'افتتاح المستشفى الجديد',
      'ارتفاع أسعار القمح عالميا',
      'انطلاق بطولة السباحة',
    ]
    const alone = headlines.map((headline, at) => ({
      body: [notice],
      headline,
      id: `alone ${at}`,
      source: outlet,
    }))
    const found = await clustered([alone])
    expect(found).toEqual({ 'alone 0': false, 'alone 1': false, 'alone 2': false })
  })
})
