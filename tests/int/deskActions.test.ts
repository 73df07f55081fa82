import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { chainHash } from '../../collections/issueLog/chainHash.ts'
import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import { actionNames } from '../../src/desk/actions/table.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import type { Article } from '../../src/payload-types.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** Where an article stands changes by actions, on every path, and every public act is in the log. */

type Role = 'admin' | 'contributor' | 'editor' | 'viewer'

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
let source: string
const as = {} as Record<Role, Record<string, string>>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
  source = await newSource('yes')
})
afterAll(() => stop())

const newSource = async (republish: 'ask' | 'no' | 'unknown' | 'yes'): Promise<string> => {
  const { id } = await payload.create({
    collection: 'sources',
    data: { kind: 'outlet', name: `مصدر ${republish}`, rights: { republish } },
  })
  return id
}

const bodyOf = (text: string) => richText({ blocks: [{ kind: 'paragraph', text }] })

const newArticle = async (more: Record<string, unknown> = {}): Promise<string> => {
  const data = {
    _status: 'draft',
    body: bodyOf('نص الخبر كما ورد.'),
    headline: 'عنوان الخبر',
    headlineOrigin: 'given',
    source,
    stage: 'imported',
    ...more,
  }
  return (await payload.create({ collection: 'articles', data: data as never })).id
}

/** An article that stands where these actions have brought it. */
const after = async (names: readonly ActionName[], more: Record<string, unknown> = {}) => {
  const id = await newArticle(more)
  for (const action of names) await house(action, id)
  return id
}

const needed: Partial<Record<ActionName, object>> = {
  correct: { correction: { kind: 'correction', text: 'ورد اسم المدينة خطأ.' } },
  embargo: { until: '2100-01-01T00:00:00Z' },
  kill: { reason: 'سبب السحب' },
  reject: { reason: 'سبب الرفض' },
  schedule: { at: '2100-01-01T00:00:00Z' },
  withhold: { reason: 'سبب الإيقاف' },
}

const house = async (action: ActionName, article: string, input: object = needed[action] ?? {}) =>
  actOn({
    action,
    article,
    input,
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

const act = (action: string, id: string, input: object, role: Role | null = 'editor') =>
  api.post(`/articles/${id}/actions/${action}`, input, role ? as[role] : {})

const read = (id: string, draft = false): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, draft, id, showHiddenFields: true })

const logOf = async (id: string) => {
  const { docs } = await payload.find({
    collection: 'issue-log',
    depth: 0,
    limit: 100,
    sort: 'sequence',
    where: { article: { equals: id } },
  })
  let previousHash: null | string = null
  for (const row of docs) {
    const {
      action,
      at,
      contentHash = null,
      issueNumber,
      note = null,
      publicId,
      reason = null,
    } = row
    const entry = { action, at, byName: row.byName ?? null, contentHash, previousHash, publicId }
    const rest = { issueNumber: issueNumber ?? 0, note, reason, sequence: row.sequence }
    expect(row.previousHash ?? null).toBe(previousHash)
    expect(row.hash).toBe(chainHash({ ...entry, ...rest }))
    previousHash = row.hash
  }
  return docs
}

const isPublic = async (id: string) => (await api.get(`/articles/${id}`)).status === 200

describe('from an imported draft to the reader and back', () => {
  it('goes by actions, with a row for each public act', async () => {
    const id = await newArticle()
    expect((await act('ready', id, {}, 'contributor')).body.doc.stage).toBe('ready')
    expect(await isPublic(id)).toBe(false)
    const told = await act('publish', id, { note: 'عاجل' })
    expect(told.status).toBe(200)
    expect(told.body.doc).toMatchObject({ _status: 'published', issueNumber: 1, stage: 'live' })
    expect(await isPublic(id)).toBe(true)
    const first = await read(id)

    expect((await act('repeat', id, {})).body.doc).toMatchObject({ issueNumber: 2 })
    await api.patch(`/articles/${id}?draft=true`, { headline: 'عنوان أصح' }, as.editor)
    expect((await api.get(`/articles/${id}`)).body.headline).toBe('عنوان الخبر')
    expect((await act('repeat', id, {})).status).toBe(409)
    await act('refile', id, {})
    expect((await api.get(`/articles/${id}`)).body.headline).toBe('عنوان أصح')

    await api.patch(`/articles/${id}?draft=true`, { body: bodyOf('نص مصحح.') }, as.editor)
    const correction = { after: 'حلب', before: 'حمص', kind: 'correction', text: 'المدينة حلب.' }
    await act('correct', id, { correction })
    const shown = (await api.get(`/articles/${id}`)).body
    expect(shown.corrections).toMatchObject([{ ...correction, issueNumber: 4 }])
    expect(shown).toMatchObject({
      firstPublishedAt: first.firstPublishedAt,
      publicId: first.publicId,
    })

    await act('withhold', id, { reason: 'نتحقق' })
    expect(await isPublic(id)).toBe(false)
    await act('release', id, {})
    expect(await isPublic(id)).toBe(true)
    await act('unpublish', id, {})
    expect(await isPublic(id)).toBe(false)
    await act('publish', id, {})
    await act('kill', id, { reason: 'حكم قضائي' })
    expect(await isPublic(id)).toBe(false)
    expect(await read(id)).toMatchObject({ pubStatus: 'canceled', stage: 'archived' })

    const rows = await logOf(id)
    expect(rows.map(({ action, issueNumber }) => [action, issueNumber])).toEqual([
      ['publish', 1],
      ['repeat', 2],
      ['refile', 3],
      ['correct', 4],
      ['withhold', 4],
      ['release', 4],
      ['unpublish', 4],
      ['publish', 5],
      ['kill', 5],
    ])
    expect(rows.at(-1)).toMatchObject({ byName: expect.any(String), reason: 'حكم قضائي' })
  })

  it('takes back what was rejected to where it stood', async () => {
    const id = await after(['review', 'reject'])
    expect((await read(id)).stage).toBe('rejected')
    await house('restore', id)
    expect((await read(id)).stage).toBe('review')
    expect(await logOf(id)).toEqual([])
  })

  it('is scheduled with the text that it has, which nobody changes by saving', async () => {
    const id = await after(['ready', 'schedule'])
    expect((await api.patch(`/articles/${id}`, { headline: 'آخر' }, as.editor)).status).toBe(409)
    await api.patch(`/articles/${id}?draft=true`, { headline: 'آخر' }, as.editor)
    expect((await read(id)).headline).toBe('عنوان الخبر')
    expect((await read(id)).scheduledFor).toBe('2100-01-01T00:00:00.000Z')
  })
})

describe('a draft beside what is out', () => {
  it('stays there when the article is withheld, released or killed', async () => {
    const id = await after(['ready', 'publish'])
    const slug = (await read(id)).slug
    await api.patch(`/articles/${id}?draft=true`, { headline: 'لم ينته', slug: 'آخر' }, as.editor)
    for (const action of ['withhold', 'release', 'kill'] as const) {
      await house(action, id)
      expect(await read(id)).toMatchObject({ headline: 'عنوان الخبر', slug })
      expect(await read(id, true)).toMatchObject({ headline: 'لم ينته', slug: 'آخر' })
    }
    const [out, draft] = [await read(id), await read(id, true)]
    expect([out.stage, draft.stage, draft.pubStatus]).toEqual(['archived', 'archived', 'canceled'])
  })
})

describe('an update', () => {
  it('is an article of its own that supersedes the one that it updates', async () => {
    const id = await after(['ready', 'publish'])
    const { body } = await act('update', id, {})
    const next = String(body.update.id)
    expect(body.update).toMatchObject({ headline: 'عنوان الخبر', stage: 'review', updateOf: id })
    expect((await read(id)).supersededBy).toBe(next)
    expect((await act('update', id, {})).status).toBe(409)
    await house('ready', next)
    await house('publish', next)
    const [one, other] = [await read(id), await read(next)]
    expect(one.publicId).not.toBe(other.publicId)
    expect((await logOf(id)).map(({ action }) => action)).toEqual(['publish', 'update'])
    expect((await logOf(next)).map(({ action }) => action)).toEqual(['publish'])
  })
})

describe('an update that was rejected', () => {
  it('stands in the way of no other', async () => {
    const id = await after(['ready', 'publish'])
    const first = String((await act('update', id, {})).body.update.id)
    await house('reject', first)
    const { body, status } = await act('update', id, {})
    expect(status).toBe(200)
    expect((await read(id)).supersededBy).toBe(body.update.id)
  })
})

describe('what the source allows', () => {
  it.each([
    ['no', {}, 409],
    ['no', { reason: 'لا يهم' }, 409],
    ['ask', {}, 409],
    ['ask', { reason: 'وافق رئيس التحرير' }, 200],
    ['unknown', {}, 409],
    ['unknown', { reason: 'نشر للعموم' }, 200],
  ] as const)('%s with %j', async (republish, input, status) => {
    const own = await newSource(republish).catch(() => null)
    const id = await newArticle({ source: own ?? (await sourceOf(republish)) })
    const told = await act('republish', id, input)
    expect(told.status, JSON.stringify(told.body)).toBe(status)
    expect(await isPublic(id)).toBe(status === 200)
  })

  const sourceOf = async (republish: string): Promise<string> => {
    const { docs } = await payload.find({
      collection: 'sources',
      where: { name: { equals: `مصدر ${republish}` } },
    })
    return docs[0]?.id ?? ''
  }
})

describe('nobody changes where an article stands but by an action', () => {
  const forged = {
    corrections: [{ at: '2020-01-01T00:00:00Z', kind: 'correction', text: 'مزور' }],
    embargoedUntil: '2100-01-01T00:00:00.000Z',
    firstPublishedAt: '2020-01-01T00:00:00.000Z',
    issueNumber: 9,
    lastIssuedAt: '2020-01-01T00:00:00.000Z',
    pubStatus: 'canceled',
    scheduledFor: '2020-01-01T00:00:00.000Z',
    stage: 'live',
    stageBefore: 'live',
  }
  const stood = async (id: string) => {
    const fields = Object.keys(forged) as (keyof typeof forged)[]
    const versions = [await read(id), await read(id, true)]
    return versions.map((version) => fields.map((field) => version[field]))
  }

  const paths: Record<string, (id: string, role: Role) => Promise<unknown>> = {
    'a bulk edit': (id, role) => api.patch(`/articles?where[id][equals]=${id}`, forged, as[role]),
    'a draft': (id, role) => api.patch(`/articles/${id}?draft=true`, forged, as[role]),
    'a save': (id, role) => api.patch(`/articles/${id}`, forged, as[role]),
    'an autosave': (id, role) =>
      api.patch(`/articles/${id}?draft=true&autosave=true`, forged, as[role]),
    GraphQL: (id, role) =>
      api.graphql(
        `mutation { updateArticle(id: "${id}", data: { stage: live, pubStatus: canceled, issueNumber: 9 }) { id } }`,
        as[role],
      ),
    'the Local API with a user': async (id, role) => {
      const { docs } = await payload.find({
        collection: 'users',
        where: { email: { equals: `${role}@example.org` } },
      })
      const user = docs[0] && { ...docs[0], collection: 'users' as const }
      const update = { collection: 'articles', data: forged, id, user }
      await payload.update(update as never).catch(() => {})
      await payload.update({ ...update, draft: true } as never).catch(() => {})
      const bulk = { collection: 'articles', data: forged, user, where: { id: { equals: id } } }
      await payload.update(bulk as never).catch(() => {})
    },
    'a bulk edit of drafts': (id, role) =>
      api.patch(`/articles?draft=true&where[id][equals]=${id}`, forged, as[role]),
    'a duplicate': async (id, role) => {
      const told = await api.post(`/articles/${id}/duplicate`, forged, as[role])
      expect([role, told.status >= 400]).toEqual([role, true])
    },
    'a restored version': async (id, role) => {
      for (const version of await versionsOf(id)) {
        await api.post(`/articles/versions/${version}`, {}, as[role])
        await api.post(`/articles/versions/${version}?draft=true`, {}, as[role])
        const mutation = `mutation { restoreVersionArticle(id: "${version}") { id } }`
        await api.graphql(mutation, as[role])
      }
    },
    'a version of one’s own': async (id, role) => {
      const version = { parent: id, version: { ...forged, headline: 'مزورة' } }
      const told = await api.post('/articles/versions', version, as[role])
      expect(told.status).toBeGreaterThanOrEqual(400)
    },
    'an unpublication over GraphQL': (id, role) =>
      api.graphql(
        `mutation { updateArticle(id: "${id}", data: { _status: draft }) { id } }`,
        as[role],
      ),
  }

  const versionsOf = async (id: string): Promise<string[]> => {
    const { docs } = await payload.findVersions({
      collection: 'articles',
      depth: 0,
      where: { parent: { equals: id } },
    })
    return docs.map((version) => version.id)
  }

  it.each(Object.keys(paths))('by %s', async (name) => {
    for (const stages of [[], ['ready'], ['ready', 'publish'], ['ready', 'schedule']] as const) {
      const id = await after(stages)
      const before = [await stood(id), await isPublic(id), await logOf(id)]
      for (const role of Object.keys(as) as Role[]) await paths[name]?.(id, role)
      expect([await stood(id), await isPublic(id), await logOf(id)], stages.join()).toEqual(before)
    }
  })

  it('nor begins one elsewhere', async () => {
    for (const role of ['editor', 'admin', 'contributor'] as const) {
      const data = { ...forged, body: bodyOf('نص.'), headline: 'جديد' }
      const { body } = await api.post('/articles?draft=true', data, as[role])
      expect(body.doc).toMatchObject({ issueNumber: 0, pubStatus: 'usable', stage: 'review' })
      expect(body.doc.firstPublishedAt ?? null).toBeNull()
    }
  })

  it('nor publishes, unpublishes, or puts what is out in the trash, by saving', async () => {
    const draft = await newArticle()
    const live = await after(['ready', 'publish'])
    const attempts: [string, object][] = [
      [draft, { _status: 'published' }],
      [live, { _status: 'draft' }],
      [live, { _status: 'published', headline: 'عنوان آخر' }],
      [live, { deletedAt: new Date().toISOString() }],
    ]
    for (const [id, data] of attempts) {
      for (const role of ['editor', 'admin'] as const) {
        const told = await api.patch(`/articles/${id}`, data, as[role])
        expect(told.status, JSON.stringify(data)).toBe(409)
        expect(told.body.errors[0].message).toMatch(/إجراء|مسودة|ألغ نشرها|action|draft/)
      }
    }
    expect([await isPublic(draft), await isPublic(live)]).toEqual([false, true])
    expect(await logOf(live)).toHaveLength(1)
  })
})

describe('what is refused', () => {
  it.each<[string, ActionName[], ActionName, object, Role | null, number]>([
    ['by role', ['ready'], 'publish', {}, 'contributor', 403],
    ['to a viewer', [], 'review', {}, 'viewer', 403],
    ['to a reader', ['ready'], 'publish', {}, null, 403],
    ['by stage', [], 'publish', {}, 'editor', 409],
    ['without a reason', ['ready', 'publish'], 'kill', {}, 'editor', 400],
    [
      'for an embargo in the past',
      ['ready'],
      'embargo',
      { until: '2020-01-01T00:00:00Z' },
      'editor',
      400,
    ],
    ['under an embargo', ['ready', 'embargo'], 'publish', {}, 'editor', 409],
    ['as stale', ['ready'], 'publish', { seen: '2020-01-01T00:00:00.000Z' }, 'editor', 409],
    ['for what it does not take', ['ready'], 'publish', { stage: 'live' }, 'editor', 400],
  ])('%s changes nothing, and says what to do', async (_, names, action, input, role, status) => {
    const id = await after(names)
    const before = [await read(id), await read(id, true), await logOf(id)]
    for (const language of ['ar', 'en']) {
      const told = await api.post(`/articles/${id}/actions/${action}`, input, {
        ...(role ? as[role] : {}),
        'accept-language': language,
      })
      expect(told.status).toBe(status)
      const sentence = String(told.body.errors[0].message)
      expect(sentence).toMatch(
        language === 'ar' ? /^[^a-z]*\p{Script=Arabic}/u : /^\P{Script=Arabic}+$/u,
      )
      expect(sentence).not.toMatch(/nashra:|\{\{/)
    }
    expect([await read(id), await read(id, true), await logOf(id)]).toEqual(before)
  })

  it('and so is rubbish', async () => {
    const id = await after(['ready'])
    expect((await act('explode', id, {})).status).toBe(404)
    expect((await act('publish', 'x', {})).status).toBe(400)
    expect((await act('publish', '01a20000-0000-7000-8000-000000000000', {})).status).toBe(404)
    expect((await act('reject', id, { reason: 'س'.repeat(5000) })).status).toBe(400)
    expect((await read(id)).stage).toBe('ready')
  })
})

describe('several at once', () => {
  it('publish an article once', async () => {
    const id = await after(['ready'])
    const told = await Promise.all(Array.from({ length: 6 }, () => act('publish', id, {})))
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect(await logOf(id)).toHaveLength(1)
    expect((await read(id)).issueNumber).toBe(1)
  })

  it('see one another: what was saved since is not acted upon unseen', async () => {
    const id = await after(['ready'])
    const { seen } = (await api.get(`/articles/${id}/actions`, as.editor)).body
    await api.patch(`/articles/${id}?draft=true`, { headline: 'تعديل الزميل' }, as.admin)
    expect((await act('publish', id, { seen })).status).toBe(409)
    const again = (await api.get(`/articles/${id}/actions`, as.editor)).body.seen
    expect((await act('publish', id, { seen: again })).status).toBe(200)
  })
})

describe('what may be done now', () => {
  it('is told by role, with what is in its way, in the reader’s language', async () => {
    const id = await after(['ready', 'embargo'])
    const told = await api.get(`/articles/${id}/actions`, as.editor)
    const publish = told.body.actions.find(({ name }: { name: string }) => name === 'publish')
    expect(publish).toMatchObject({ label: 'نشر', refused: expect.stringMatching(/الحظر/) })
    expect((await api.get(`/articles/${id}/actions`, as.viewer)).body.actions).toEqual([])
    expect((await api.get(`/articles/${id}/actions`)).status).toBe(403)
  })
})

describe('GraphQL', () => {
  it('takes the same actions', async () => {
    const id = await after(['ready'])
    const mutation = (action: string, input: string) =>
      `mutation { actOnArticle(id: "${id}", action: ${action}, input: ${JSON.stringify(input)}) { stage issueNumber } }`
    const told = await api.graphql(mutation('publish', '{}'), as.editor)
    expect(told.body.data.actOnArticle).toEqual({ issueNumber: 1, stage: 'live' })
    expect((await api.graphql(mutation('kill', '{}'), as.editor)).body.errors).toHaveLength(1)
    expect((await api.graphql(mutation('kill', '{'), as.editor)).body.errors).toHaveLength(1)
    expect(
      (await api.graphql(mutation('unpublish', '{}'), as.contributor)).body.errors,
    ).toHaveLength(1)
    expect(await isPublic(id)).toBe(true)
  })
})

describe('a random walk', () => {
  it('keeps one row for each public act, in an unbroken chain', async () => {
    const random = walk(20261122)
    for (let article = 0; article < 4; article += 1) {
      const id = await newArticle()
      const acts: string[] = []
      for (let step = 0; step < 25; step += 1) {
        const name = actionNames[Math.floor(random() * actionNames.length)] ?? 'review'
        const told = await act(name, id, needed[name] ?? {})
        if (told.status === 200) acts.push(name)
        expect([200, 409]).toContain(told.status)
      }
      const moves = [
        'review',
        'ready',
        'reject',
        'restore',
        'schedule',
        'unschedule',
        'embargo',
        'lift',
      ]
      const logged = (await logOf(id)).map(({ action }) => action)
      expect(logged).toEqual(acts.filter((name) => !moves.includes(name)))
    }
  })
})

/** The same numbers for the same seed (mulberry32). */
const walk = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
