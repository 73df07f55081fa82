import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { actOnMany } from '../../src/desk/bulk/index.ts'
import { mostAtOnce } from '../../src/desk/bulk/limits.ts'
import { transact } from '../../src/database/transact.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** One action on many articles: each told what became of it, none held up by another. */

type Role = 'admin' | 'contributor' | 'editor' | 'viewer'
type Told = { headline: null | string; id: string; message: null | string; outcome: string }

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const sources = {} as Record<'no' | 'unknown' | 'yes', string>
const as = {} as Record<Role, Record<string, string>>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
  for (const republish of ['no', 'unknown', 'yes'] as const) {
    const data = { kind: 'outlet' as const, name: `مصدر ${republish}`, rights: { republish } }
    sources[republish] = (await payload.create({ collection: 'sources', data })).id
  }
})
afterAll(() => stop())

const newArticle = async (more: Record<string, unknown> = {}): Promise<string> => {
  const data = {
    _status: 'draft',
    body: richText({ blocks: [{ kind: 'paragraph', text: 'نص الخبر كما ورد.' }] }),
    headline: 'عنوان الخبر',
    headlineOrigin: 'given',
    source: sources.yes,
    stage: 'ready',
    ...more,
  }
  return (await payload.create({ collection: 'articles', data: data as never })).id
}

const house = async (action: ActionName, article: string, input: object = {}) =>
  actOn({
    action,
    article,
    input,
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

const many = (action: string, data: unknown, role: Role | null = 'editor', lang = 'ar') =>
  api.post(`/articles/actions/${action}`, data, {
    ...(role ? as[role] : {}),
    'accept-language': lang,
  })

const outcomesOf = (docs: readonly Told[]) => docs.map(({ id, outcome }) => [id, outcome])
const stageOf = async (id: string) =>
  (await payload.findByID({ collection: 'articles', depth: 0, id })).stage
const logged = async (id: string) =>
  (await payload.count({ collection: 'issue-log', where: { article: { equals: id } } })).totalDocs

describe('an action on many articles', () => {
  it('does what may be done, in order, and tells of each other why not', async () => {
    const [first, forbidden, imported, last] = [
      await newArticle({ headline: 'أول' }),
      await newArticle({ headline: 'ممنوع', source: sources.no }),
      await newArticle({ stage: 'imported' }),
      await newArticle(),
    ]
    const gone = '00000000-0000-4000-8000-000000000000'
    const told = await many('publish', { ids: [first, forbidden, imported, gone, last] })
    expect(told.status).toBe(200)
    const { counts, docs } = told.body as { counts: object; docs: Told[] }
    expect(outcomesOf(docs)).toEqual([
      [first, 'done'],
      [forbidden, 'refused'],
      [imported, 'refused'],
      [gone, 'refused'],
      [last, 'done'],
    ])
    expect(counts).toEqual({ already: 0, done: 2, failed: 0, refused: 3 })
    expect(docs[0]).toMatchObject({ headline: 'أول', message: null })
    expect(docs[1]).toMatchObject({ headline: 'ممنوع', reason: 'rightsForbid' })
    expect(docs[1]?.message).toMatch(/شروط المصدر/)
    expect(docs[3]).toMatchObject({ headline: null, reason: 'noArticle' })
    expect(await Promise.all([first, forbidden, imported, last].map(stageOf))).toEqual([
      'live',
      'ready',
      'imported',
      'live',
    ])
    expect(await Promise.all([first, forbidden, last].map(logged))).toEqual([1, 0, 1])
  })

  it('tells the reasons in the language of whoever asked', async () => {
    const id = await newArticle({ source: sources.no })
    expect((await many('publish', { ids: [id] }, 'editor', 'en')).body.docs[0].message).toMatch(
      /^The source’s terms/,
    )
  })

  it('takes what it needs once for all of them', async () => {
    const ids = [await newArticle({ source: sources.unknown }), await newArticle()]
    const first = await many('publish', { ids })
    expect(first.body.counts).toMatchObject({ done: 1, refused: 1 })
    const again = await many('publish', { ids, input: { reason: 'أذن المصدر هاتفيا' } })
    expect(again.body.counts).toMatchObject({ already: 1, done: 1 })
  })

  it('answers with the updates that were begun', async () => {
    const id = await newArticle()
    await house('publish', id)
    const { docs } = (await many('update', { ids: [id] })).body
    const update = await payload.findByID({ collection: 'articles', depth: 0, id: docs[0].update })
    expect(update.updateOf).toBe(id)
  })

  it('does nothing twice', async () => {
    const id = await newArticle()
    const { docs } = (await many('publish', { ids: [id, id.toUpperCase()] })).body
    expect(outcomesOf(docs)).toEqual([[id, 'done']])
    expect((await many('publish', { ids: [id] })).body.docs[0].outcome).toBe('already')
    expect(await logged(id)).toBe(1)
    const seen = { [id]: (await payload.findByID({ collection: 'articles', id })).updatedAt }
    expect((await many('repeat', { ids: [id], seen })).body.docs[0].outcome).toBe('done')
    const twice = (await many('repeat', { ids: [id], seen })).body.docs[0]
    expect(twice).toMatchObject({ outcome: 'refused', reason: 'stale' })
    expect(await logged(id)).toBe(2)
  })

  it('says that there is nothing left to do only where that is so', async () => {
    const live = await newArticle()
    await house('publish', live)
    const data = { headline: 'عنوان أصح' }
    await payload.update({ collection: 'articles', data, draft: true, id: live })
    expect((await many('publish', { ids: [live] })).body.docs[0].outcome).toBe('refused')
    await house('kill', live, { reason: 'سبب' })
    expect((await many('publish', { ids: [live] })).body.docs[0].outcome).toBe('refused')
    const kill = await many('kill', { ids: [live], input: { reason: 'سبب' } })
    expect(kill.body.docs[0].outcome).toBe('already')
  })

  it('gives each article a transaction of its own, also within one of the caller', async () => {
    const id = await newArticle()
    const req = await createLocalReq({}, payload)
    const selection = { ids: [id] }
    const args = { action: 'publish' as const, overrideAccess: true, req, selection, slugs }
    await transact({ keep: false, req, work: () => actOnMany(args) })
    expect(await stageOf(id)).toBe('live')
  })
})

describe('articles told by a query', () => {
  it('are those that it finds, the oldest first', async () => {
    const headline = 'عنوان لا يتكرر'
    const ids = [await newArticle({ headline }), await newArticle({ headline })]
    await newArticle({ headline: 'عنوان آخر' })
    const { docs } = (await many('publish', { where: { headline: { equals: headline } } })).body
    expect(outcomesOf(docs)).toEqual(ids.map((id) => [id, 'done']))
  })

  it('are asked for by the rules of reading', async () => {
    const id = await newArticle()
    const { identityKey } = { identityKey: { equals: 'x' } }
    expect((await many('publish', { where: { 'source.identityKey': identityKey } })).status).toBe(
      400,
    )
    const req = await createLocalReq({}, payload)
    const selection = { where: { id: { equals: id } } }
    const args = { action: 'publish' as const, overrideAccess: false, req, selection, slugs }
    await expect(actOnMany(args)).rejects.toMatchObject({ status: 403 })
    expect(await stageOf(id)).toBe('ready')
  })

  it('are refused where there are none', async () => {
    const told = await many('publish', { where: { headline: { equals: 'لا وجود له' } } })
    expect(told).toMatchObject({ body: { errors: [{ data: { reason: 'none' } }] }, status: 400 })
  })
})

describe('what is refused as a whole', () => {
  const one = '00000000-0000-4000-8000-000000000000'
  const tooMany = Array.from({ length: mostAtOnce + 1 }, () => one)

  it.each<[string, string, unknown, Role | null, number, string]>([
    ['nobody signed in', 'publish', { ids: [one] }, null, 403, 'forbidden'],
    ['a viewer', 'review', { ids: [one] }, 'viewer', 403, 'forbidden'],
    ['a contributor who would publish', 'publish', { ids: [one] }, 'contributor', 403, 'forbidden'],
    ['no such action', 'destroy', { ids: [one] }, 'editor', 404, 'noAction'],
    ['a missing reason', 'kill', { ids: [one] }, 'editor', 400, 'needsReason'],
    ['an unknown input', 'publish', { ids: [one], input: { x: 1 } }, 'editor', 400, 'unknownField'],
    ['no selection', 'publish', {}, 'editor', 400, 'badSelection'],
    ['two selections', 'publish', { ids: [one], where: { a: 1 } }, 'editor', 400, 'badSelection'],
    ['a query for everything', 'publish', { where: {} }, 'editor', 400, 'badSelection'],
    ['a list that is none', 'publish', { ids: one }, 'editor', 400, 'badSelection'],
    ['no article', 'publish', { ids: [] }, 'editor', 400, 'badIds'],
    ['what is no id', 'publish', { ids: [one, "'; --"] }, 'editor', 400, 'badIds'],
    ['too many', 'publish', { ids: tooMany }, 'editor', 400, 'tooMany'],
    [
      'a query without end',
      'publish',
      { where: { headline: { equals: 'x'.repeat(10_001) } } },
      'editor',
      400,
      'longWhere',
    ],
  ])('is %s', async (_what, action, data, role, status, reason) => {
    const told = await many(action, data, role)
    expect(told.status).toBe(status)
    expect(told.body.errors[0]).toMatchObject({ data: { reason } })
    expect(told.body.errors[0].message).toMatch(/\p{Script=Arabic}/u)
  })

  it('says how many were too many', async () => {
    const told = await many('publish', { ids: tooMany }, 'editor', 'en')
    expect(told.body.errors[0].message).toContain(String(mostAtOnce + 1))
    expect(told.body.errors[0].message).toContain(String(mostAtOnce))
  })
})

describe('Payload’s own bulk edit', () => {
  it.each(['published', 'draft'])('does not go around the desk to %s', async (_status) => {
    const before = _status === 'published' ? 'ready' : 'live'
    const id = await newArticle()
    if (before === 'live') await house('publish', id)
    const told = await api.patch(
      `/articles?where[id][in][0]=${id}`,
      { _status },
      { ...as.admin, 'accept-language': 'ar' },
    )
    expect(told.body.docs).toEqual([])
    expect(told.body.errors[0].message).toMatch(/\p{Script=Arabic}/u)
    expect(await stageOf(id)).toBe(before)
  })
})
