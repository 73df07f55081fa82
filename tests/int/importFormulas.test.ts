import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { mostSharing } from '../../src/import/stories/lookup.ts'
import { rowsLike } from '../../src/import/stories/rowsLike.ts'
import { fetchLikely } from '../../src/import/write/bulk/fetch/fetchLikely.ts'
import { createReader } from '../../src/import/write/bulk/fetch/reader.ts'
import { createMemory } from '../../src/import/write/bulk/memory/memory.ts'
import { findTables } from '../../src/import/write/bulk/rows/tables.ts'
import { storySketch } from '../../src/match/stories/storySketch.ts'
import { matchKey } from '../../src/text/matchKey.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { expectEqual } from './bothWays.ts'
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
  const rows = await rowsLike({ id: null, req, slugs, text, textKey: null })
  const client = await (payload.db as unknown as PostgresAdapter).pool.connect()
  try {
    const memory = createMemory()
    const sketch = storySketch({ text })
    const reader = createReader({ client, tables: findTables({ payload, slugs }) })
    await fetchLikely({ memory, reader, texts: [{ sketch, text }] })
    const bulk = (memory.likely.get(sketch) ?? []).map(({ id }) => id)
    return { bulk, local: rows.map(({ id }) => id) }
  } finally {
    client.release()
  }
}

it('what more articles share than print one story is not looked up', async () => {
  const { payload } = running
  const { pool } = payload.db as unknown as PostgresAdapter
  const records = Array.from({ length: mostSharing + 2 }, (_, at) => ({
    id: `page ${at}`,
    text: documentOf({ main: { body: words(at + 1, 30) } }),
  }))
  await importRecords({ payload, records })
  const { rows } = await pool.query<{ id: string }>(
    'SELECT article_id AS id FROM articles_story_sketches ORDER BY article_id',
  )
  const [copy = '', ...others] = rows.map(({ id }) => id)
  expect(others).toHaveLength(mostSharing + 1)

  // A notice under each of their pages, and one of them with the rest of the text as well.
  const text = words(500, 60)
  const sketch = storySketch({ text: matchKey(text) })
  const put = (ids: readonly string[], entries: number): Promise<unknown> =>
    pool.query(
      `UPDATE articles_story_sketches SET keys = $2::bigint[] || keys[${entries + 1}:]
       WHERE article_id = ANY($1::uuid[])`,
      [ids, sketch.slice(0, entries)],
    )
  await put([copy], sketch.length)
  await put(others.slice(0, mostSharing - 1), 2)
  const few = await likely(text)
  expect(few.local).toEqual([copy, ...others.slice(0, 7)])
  expect(few.bulk).toEqual(few.local)

  await put(others, 2)
  expect(await likely(text)).toEqual({ bulk: [copy], local: [copy] })
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
