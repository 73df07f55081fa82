import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Where } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs } from '../../collections/slugs.ts'
import { acceptSuggestion } from '../../src/desk/links/decideLink.ts'
import { updateBatch } from '../../src/import/write/bulk/rows/flushBatch.ts'
import { copyText } from '../../src/import/write/bulk/rows/copyRows.ts'
import type { SealedBatch } from '../../src/import/write/bulk/rows/sealBatch.ts'
import { sendSteps } from '../../src/import/write/bulk/rows/sendSteps.ts'
import { changedArticles, updateArticles } from '../../src/import/write/bulk/rows/updateArticles.ts'
import { findTables } from '../../src/import/write/bulk/rows/tables.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Records } from './bothWays.ts'
import { expectEqual as bothWays } from './bothWays.ts'
import { bodyOn, documentOf } from './importHelpers.ts'
import { eventually } from '../helpers/eventually.ts'

/**
 * Two ways of writing, one meaning: the same documents by Payload's Local API and in batches by COPY come
 * to the same rows of every table, and to the same reports.
 */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

const expectEqual = (args: {
  afterwards?: () => Promise<unknown>
  publish?: boolean
  runs: readonly Records[]
}) => bothWays({ ...args, payload: running.payload })

const headline = (at: number) => `افتتاح المبنى رقم ${at} في الحي الجديد`
const body = (at: number) => bodyOn(`المبنى رقم ${at}`)

/** Documents that show one another's articles and titles, in a circle. */
const circle = (size: number): Records =>
  Array.from({ length: size }, (_, at) => ({
    id: `record ${at}`,
    text: documentOf({
      keywords: `المبنى رقم ${at} الحي الجديد`,
      main: { body: body(at), source: at % 3 === 0 ? 'وام' : `صحيفة المدينة ${at % 3}` },
      readAlso: { body: body((at + 2) % size), headline: headline((at + 2) % size) },
      related: [
        headline((at + 3) % size),
        `${headline((at + 3) % size)} (فيديو)`,
        headline(at),
        `عنوان لا يأتي ${at}`,
      ],
    }),
    url: `https://news.example.org/${at}`,
  }))

describe('documents come to the same rows both ways', () => {
  it('when they are new', async () => {
    const { reports, rows } = await expectEqual({ runs: [circle(12)] })
    expect(reports.flatMap(({ articles }) => articles.map(({ action }) => action))).toEqual(
      expect.arrayContaining(['created', 'completed']),
    )
    expect(rows['related_links']?.length).toBeGreaterThan(30)
  })

  it('when they are published', async () => {
    const { rows } = await expectEqual({ publish: true, runs: [circle(8)] })
    expect(rows['issue_log']?.length).toBeGreaterThan(7)
  })

  it('when they come again, as copies and under other keys', async () => {
    const records = circle(6)
    const copies = records.map((record) => ({ ...record, id: `copy of ${String(record.id)}` }))
    const { reports } = await expectEqual({ runs: [[...records, ...copies.slice(3)], copies] })
    expect(reports.filter(({ isDuplicate }) => isDuplicate).length).toBeGreaterThan(5)
  })

  it('when they changed', async () => {
    const edition = (change: (at: number) => Partial<Parameters<typeof documentOf>[0]['main']>) =>
      Array.from({ length: 6 }, (_, at) => ({
        id: `record ${at}`,
        text: documentOf({
          keywords: `المبنى رقم ${at} الحي الجديد`,
          main: { body: body(at), source: 'وام', ...change(at) },
          related: at % 2 ? [headline(at + 1), headline(at + 2)] : [headline(at + 2)],
        }),
      }))
    const { reports } = await expectEqual({
      runs: [
        edition(() => ({})),
        edition((at) =>
          at % 2 ? { body: `${body(at)}\n\n${body(at + 50)}` } : { headline: headline(at) },
        ),
        edition(() => ({ source: 'بترا' })),
      ],
    })
    expect(reports.filter(({ outcome }) => outcome === 'updated').length).toBeGreaterThan(5)
  })

  it('when a title goes as the article arrives that it waits for, with the variants to put back', async () => {
    const edition = (related: string[]) => ({
      id: 'lists',
      text: documentOf({ main: { body: body(20), headline: headline(20) }, related }),
    })
    const { rows } = await expectEqual({
      runs: [
        [edition([headline(21), `${headline(21)} (فيديو)`, headline(22)])],
        [
          { id: 'comes', text: documentOf({ main: { body: body(21), headline: headline(21) } }) },
          edition([headline(22)]),
        ],
      ],
    })
    const undone = rows['nashra_import_undo']?.filter((row) => row.includes('"before":[{'))
    expect(undone).toEqual([expect.stringContaining(`"variants":["${headline(21)} (فيديو)"]`)])
  })

  it('when published ones changed', async () => {
    const edition = (more: string) => [
      { id: 'one', text: documentOf({ main: { body: body(1) + more, headline: headline(1) } }) },
      { id: 'two', text: documentOf({ main: { body: body(2) + more, headline: headline(2) } }) },
    ]
    await expectEqual({ publish: true, runs: [edition(''), edition(`\n\n${body(9)}`)] })
  })

  it('when their source says more than their text', async () => {
    await expectEqual({
      runs: [
        [
          {
            author: 'مراسل الصحيفة',
            id: 'told',
            published: '2024-05-06T07:08:09Z',
            source: 'صحيفة المدينة',
            tags: 'الحي الجديد، المباني العامة في المدن الكبرى الحديثة جدا',
            text: body(1),
            title: headline(1),
          },
          { id: 'day', published: '2023-01-02', text: body(2), title: headline(2) },
        ],
      ],
    })
  })

  it('when some of them cannot be read', async () => {
    const { reports } = await expectEqual({
      runs: [[{ id: 'no text', text: '…' }, ...circle(3), { id: 'empty', text: '' }, { text: 7 }]],
    })
    expect(reports.filter(({ outcome }) => outcome === 'rejected')).toHaveLength(3)
  })
})

describe('a title for which a person chose an article', () => {
  const wanted = headline(1)
  const chosen = `${wanted} غدا`
  const edition = ({ related, text }: { related: string[]; text: string }) => [
    {
      id: 'has titles',
      text: documentOf({ main: { body: body(5) + text, headline: headline(5) }, related }),
    },
  ]
  const target = (title: string, more = '') => ({
    id: 'chosen',
    text: documentOf({ main: { body: body(6) + more, headline: title } }),
  })
  /** Its own article arrives, and another that shows the same title. */
  const arrival = [
    { id: 'arrives', text: documentOf({ main: { body: body(1), headline: wanted } }) },
    {
      id: 'shows it too',
      text: documentOf({ main: { body: body(7), headline: headline(7) }, related: [wanted] }),
    },
  ]
  const first = [...edition({ related: [wanted, headline(8)], text: '' }), target(chosen)]
  const more = `\n\n${body(40)}`

  const find = async (where: Where, collection: 'articles' | 'related-links') =>
    (await running.payload.find({ collection, depth: 0, limit: 1, sort: 'id', where })).docs[0]
      ?.id ?? ''
  const accept = async () => {
    const { payload } = running
    await acceptSuggestion({
      article: await find({ headline: { equals: chosen } }, 'articles'),
      link: await find({ title: { equals: wanted } }, 'related-links'),
      overrideAccess: true,
      req: await createLocalReq({}, payload),
      slugs: defaultSlugs,
    })
  }
  const leads = (rows: Record<string, string[]>) =>
    (rows['related_links'] ?? [])
      .map((row) => JSON.parse(row) as Record<string, unknown>)
      .filter(({ title }) => title === wanted)
      .map(({ decided_at: decided, to_id: to }) => ({ decided, to }))

  it.each<[string, Records]>([
    ['its own article arrives', arrival],
    ['the list loses it', edition({ related: [headline(8)], text: more })],
    ['the list is in another order', edition({ related: [headline(8), wanted], text: more })],
    ['the chosen article takes another headline', [target(headline(9), more)]],
    ['all of that comes at once', [...arrival, ...edition({ related: [headline(8)], text: more })]],
  ])('keeps it when %s', async (_, second) => {
    const { rows } = await expectEqual({ afterwards: accept, runs: [first, second] })
    const [kept] = leads(rows).filter(({ decided }) => decided === 'set')
    const [undecided] = leads((await expectEqual({ runs: [first] })).rows)
    expect(undecided).toEqual({ decided: null, to: null })
    expect(kept?.to).toEqual(expect.stringMatching(/^articles /))
    const others = leads(rows).filter(({ decided }) => decided === null)
    expect(others.map(({ to }) => to)).not.toContain(kept?.to)
  })
})

describe('a batch that looked at a link before a person decided', () => {
  it('neither changes nor removes it', async () => {
    const { payload } = running
    const create = async (title: string) =>
      (await payload.create({ collection: 'articles', data: { headline: title } as never })).id
    const [from, to, other] = [await create('أول'), await create('ثان'), await create('ثالث')]
    const linkOf = async (title: string, data: object) =>
      (
        await payload.create({
          collection: 'related-links',
          data: { from, kind: 'similar', order: 1, state: 'unresolved', title, ...data } as never,
        })
      ).id
    const decided = await linkOf('عنوان قرر فيه', { origin: 'editor', to })
    const open = await linkOf('عنوان مفتوح', { origin: 'imported' })
    const { pool } = payload.db as unknown as PostgresAdapter
    const flush = async (batch: Partial<SealedBatch>) => {
      const client = await pool.connect()
      const tables = findTables({ payload, slugs: defaultSlugs })
      const empty = {
        articles: changedArticles({ changes: [], tables }),
        copies: [],
        documents: [],
        issues: copyText({ fields: [], rows: [], table: tables.issueLog }),
        links: [],
        removedLinks: [],
        usage: [],
      }
      const steps = updateBatch({
        batch: { ...empty, stories: { clustered: [], sketched: [] }, ...batch },
        mostVersions: 0,
        tables,
      })
      await sendSteps({ client, steps }).finally(() => client.release())
    }
    const stateOf = async () => {
      const where = { from: { equals: from } }
      const { docs } = await payload.find({ collection: 'related-links', depth: 0, where })
      return Object.fromEntries(docs.map((link) => [link.id, link.to ?? null]))
    }
    const change = { kind: 'similar', order: 2, state: 'resolved', to: other }
    await flush({ links: [decided, open].map((id) => ({ ...change, id })) })
    expect(await stateOf()).toEqual({ [decided]: to, [open]: other })
    await flush({ removedLinks: [decided, open] })
    expect(await stateOf()).toEqual({ [decided]: to })
  })
})

describe('a batch that looked at an article before somebody else saved it', () => {
  type Seen = { at: Date; version: string; versionAt: Date }
  const pool = () => (running.payload.db as unknown as PostgresAdapter).pool

  /** An article, as a batch looks at it. */
  const looked = async (): Promise<{ id: string; seen: Seen }> => {
    const data = { headline: 'عنوان كما حفظ' } as never
    const { id } = await running.payload.create({ collection: 'articles', data, draft: true })
    const { rows } = await pool().query<Seen>(
      `SELECT a.updated_at AS at, v.id AS version, v.updated_at AS "versionAt"
       FROM articles a JOIN _articles_v v ON v.parent_id = a.id AND v.latest WHERE a.id = $1`,
      [id],
    )
    const [seen] = rows
    if (!seen) throw new Error('An article has a version.')
    return { id, seen }
  }

  const write = async ({ id, seen }: { id: string; seen: Seen }): Promise<void> => {
    const tables = findTables({ payload: running.payload, slugs: defaultSlugs })
    const { at, version, versionAt } = seen
    const change = {
      isDraft: false,
      isRetagged: false,
      row: { id, headline: 'عنوان من الاستيراد', updatedAt: new Date().toISOString() },
      seen: { at: at.toISOString(), version, versionAt: versionAt.toISOString() },
      state: { id },
      tags: [],
      version: tables.versions.newId(),
    }
    const changed = changedArticles({ changes: [change as never], tables })
    const client = await pool().connect()
    try {
      await client.query('BEGIN')
      await sendSteps({ client, steps: updateArticles({ changed, mostVersions: 0, tables }) })
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    } finally {
      client.release()
    }
  }

  const newest = async (id: string): Promise<string> =>
    (await running.payload.findByID({ collection: 'articles', draft: true, id })).headline

  it('writes where nobody did', async () => {
    const article = await looked()
    await write(article)
    expect(await newest(article.id)).toBe('عنوان من الاستيراد')
  })

  const saves: Record<string, (id: string) => Promise<unknown>> = {
    'a draft beside it': (id) =>
      running.payload.update({
        collection: 'articles',
        data: { headline: 'عنوان حفظه محرر' },
        draft: true,
        id,
      }),
    'an autosave over the version that was looked at': (id) =>
      pool().query(
        `UPDATE _articles_v SET version_headline = 'عنوان حفظه محرر', updated_at = now() + interval '1 s'
         WHERE parent_id = $1 AND latest`,
        [id],
      ),
  }

  it.each(Object.entries(saves))('is refused, and changes nothing: %s', async (_, save) => {
    const article = await looked()
    await save(article.id)
    await expect(write(article)).rejects.toThrow('by somebody else')
    expect(await newest(article.id)).toBe('عنوان حفظه محرر')
  })

  it('is refused for a version that was added while it waited', async () => {
    const article = await looked()
    const editor = await pool().connect()
    await editor.query('BEGIN')
    await editor.query(`UPDATE _articles_v SET latest = false WHERE parent_id = $1`, [article.id])
    await editor.query(
      `INSERT INTO _articles_v (id, parent_id, version_headline, version__status, latest)
       VALUES (gen_random_uuid(), $1, 'عنوان حفظه محرر', 'draft', true)`,
      [article.id],
    )
    const refused = expect(write(article)).rejects.toThrow('by somebody else')
    await eventually(async () => {
      const { rows } = await pool().query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      )
      expect(rows).toHaveLength(1)
    })
    await editor.query('COMMIT')
    editor.release()
    await refused
    expect(await newest(article.id)).toBe('عنوان حفظه محرر')
  })

  it('is refused where somebody has opened it', async () => {
    const { payload } = running
    const article = await looked()
    const person = {
      email: 'opens@example.org',
      password: 'a password for tests only',
      role: 'editor',
    }
    const user = await payload.create({ collection: 'users', data: person as never })
    const lock = await payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'articles', value: article.id },
        user: { relationTo: 'users', value: user.id },
      },
    })
    await expect(write(article)).rejects.toThrow('by somebody else')
    await payload.delete({ collection: 'payload-locked-documents', id: lock.id })
  })
})

const generator = path.resolve(import.meta.dirname, '../../../shared/corpus/gen_corpus.mjs')

describe.skipIf(!existsSync(generator))('generated documents', () => {
  it('come to the same rows both ways', async () => {
    const lines = execFileSync(process.execPath, [generator, '60', '--scale', '0.02'], {
      encoding: 'utf8',
    })
    const records = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    await expectEqual({ runs: [records.slice(0, 40), records] })
  })
})
