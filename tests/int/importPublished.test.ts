import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import type { TypedUser } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { withClient } from '../../src/database/connect.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { richText } from '../../src/text/richText.ts'
import { brokenChains } from '../helpers/articleStanding.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Records } from './bothWays.ts'
import { expectEqual } from './bothWays.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/**
 * Changes of what is published, or was: by both ways of writing, in runs that publish and in runs that
 * leave drafts beside what readers see, with the desk at work in between.
 */

// Three runs by Payload's own way, which takes a second for some ten documents.
vi.setConfig({ testTimeout: 240_000 })

let running: RunningPayload
let editor: TypedUser
beforeAll(async () => {
  running = await startPayload()
  const data = { email: 'desk@example.org', name: 'desk', password: 'at the desk', role: 'admin' }
  const user = await running.payload.create({ collection: 'users', data: data as never })
  editor = { ...user, collection: 'users' }
})
afterAll(() => running.stop())

const headline = (at: number) => `افتتاح المبنى رقم ${at} في الحي الجديد`
const body = (at: number) => bodyOn(`المبنى رقم ${at}`)
const size = 12

/** Documents that show one another's articles and titles, in a circle. */
const edition = (change: (at: number) => { body?: string; headline?: string } = () => ({})) =>
  Array.from({ length: size }, (_, at) => ({
    id: `record ${String(at).padStart(2, '0')}`,
    ...(at % 5 === 0 ? { published: `2024-03-${String(at + 1).padStart(2, '0')}` } : {}),
    text: documentOf({
      keywords: `المبنى رقم ${at} الحي الجديد`,
      main: {
        body: body(at),
        source: at % 3 === 0 ? 'وام' : `صحيفة المدينة ${at % 3}`,
        ...change(at),
      },
      readAlso: { body: body((at + 2) % size), headline: headline((at + 2) % size) },
      related: [headline((at + 3) % size), headline(at), `عنوان لا يأتي ${at}`],
    }),
  }))

const first: Records = edition()
const second: Records = edition((at) =>
  at % 3 === 0
    ? { headline: `${headline(at)} رسميا` }
    : { body: `${body(at)}\n\n${bodyOn(`التوسعة رقم ${at}`)}` },
)
const third: Records = edition((at) => ({
  body: `${body(at)}\n\n${bodyOn(`التوسعة رقم ${at} الثانية`)}`,
  headline: `${headline(at)} أخيرا`,
}))

const act = async (article: string, action: ActionName, input: object = {}) => {
  const req = await createLocalReq({ user: editor }, running.payload)
  await actOn({ action, article, input, overrideAccess: true, req, slugs })
}

const saveDraft = (id: string, data: object) =>
  running.payload.update({
    collection: 'articles',
    data: data,
    draft: true,
    id,
    user: editor,
  })

const correction = { after: null, before: null, kind: 'correction', text: 'ورد الاسم خطأ.' }

/** What the desk does to an article that is out. */
const deeds: Record<string, (id: string) => Promise<unknown>> = {
  corrects: (id) => act(id, 'correct', { correction, reason: 'سبب' }),
  edits: (id) => saveDraft(id, { headline: 'عنوان كتبه المحرر', tags: [] }),
  'edits and issues': async (id) => {
    await saveDraft(id, { deck: 'مقدمة', slug: 'address-by-hand' })
    await act(id, 'refile', { reason: 'سبب' })
  },
  kills: (id) => act(id, 'kill', { reason: 'سبب' }),
  opens: (value) =>
    running.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'articles', value },
        user: { relationTo: 'users', value: editor.id },
      },
    }),
  'publishes again': async (id) => {
    await act(id, 'unpublish', { reason: 'سبب' })
    await act(id, 'publish', { reason: 'سبب' })
  },
  trashes: async (id) => {
    await act(id, 'unpublish', { reason: 'سبب' })
    await running.payload.update({
      collection: 'articles',
      data: { deletedAt: new Date().toISOString() },
      id,
      user: editor,
    })
  },
  unpublishes: (id) => act(id, 'unpublish', { reason: 'سبب' }),
  'unpublishes and edits': async (id) => {
    await act(id, 'unpublish', { reason: 'سبب' })
    await saveDraft(id, { body: richText({ blocks: [{ kind: 'paragraph', text: 'نص آخر.' }] }) })
  },
  withholds: (id) => act(id, 'withhold', { reason: 'سبب' }),
}

/** Each deed to an article of its own. */
const work = async () => {
  const { docs } = await running.payload.find({
    collection: 'articles',
    limit: 0,
    select: {},
    sort: 'importKey',
  })
  for (const [at, deed] of Object.values(deeds).entries()) await deed(docs[at]?.id ?? '')
}

const ways: [string, boolean[]][] = [
  ['all publish', [true, true, true]],
  ['later runs leave drafts', [true, false, false]],
  ['they take turns', [true, false, true]],
  ['it is published late', [false, true, true]],
]

describe.each(ways)('published articles come to the same rows both ways where %s', (_, publish) => {
  it('when newer editions come', async () => {
    const { rows } = await expectEqual({
      payload: running.payload,
      publish,
      runs: [first, second, third],
    })
    await expectChains(rows)
  })

  it('when the desk has been at work', async () => {
    const { rows } = await expectEqual({
      afterwards: publish[0] ? work : async () => {},
      payload: running.payload,
      publish,
      runs: [first, second, third],
    })
    await expectChains(rows)
  })
})

/** The log as it lies in the archive: each entry has the hash that it should, and names the one before. */
const expectChains = async (rows: Record<string, string[]>) => {
  expect(await withClient({ url: running.url, use: (client) => brokenChains({ client }) })).toEqual(
    [],
  )
  for (const row of rows['issue_log'] ?? []) {
    expect(JSON.parse(row)).toMatchObject({ entry_key: 'right', hash: 'right' })
  }
}

const generator =
  process.env['NASHRA_CORPUS_GENERATOR'] ??
  path.resolve(import.meta.dirname, '../../../shared/corpus/gen_corpus.mjs')

describe.skipIf(!existsSync(generator))('generated documents that are published', () => {
  const records = (from: number, to: number): Records =>
    execFileSync(
      process.execPath,
      [generator, String(to), '--start', String(from), '--scale', '0.02'],
      {
        encoding: 'utf8',
      },
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  it.each(ways)('come to the same rows both ways where %s', async (_, publish) => {
    const runs = [records(0, 20), records(20, 40), records(30, 50)]
    const { rows } = await expectEqual({ payload: running.payload, publish, runs })
    await expectChains(rows)
  })
})
