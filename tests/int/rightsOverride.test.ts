import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { idOf } from '../../collections/shared/idOf.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** Terms of an article’s own are somebody’s decision: the server says whose, and nobody else can. */

type Role = 'admin' | 'editor' | 'viewer'

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const as = {} as Record<Role, Record<string, string>>
const ids = {} as Record<Role, string>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
    const email = `${role}@example.org`
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: email } },
    })
    ids[role] = docs[0]?.id ?? ''
  }
})
afterAll(() => stop())

const create = async (): Promise<string> => {
  const data = { headline: 'خبر من مصدر آخر', headlineOrigin: 'given' as const }
  const { id } = await payload.create({ collection: 'articles', data: data, draft: true })
  return id
}

const save = async (id: string, rights: object, headers = as.editor) => {
  const { body, status } = await api.patch(`/articles/${id}?draft=true`, { rights }, headers)
  expect(status, JSON.stringify(body)).toBe(200)
}

/** Who decided, as it is stored, and when. */
const decided = async (id: string, draft = true) => {
  const { rights } = await payload.findByID({ collection: 'articles', depth: 0, draft, id })
  return { at: rights?.overriddenAt ?? null, by: idOf(rights?.overriddenBy) }
}

const forged = { overriddenAt: '2001-01-01T00:00:00.000Z', overriddenBy: '' }
const agreed = { reason: 'إذن مكتوب', republish: 'yes' }

describe('who gave an article terms of its own', () => {
  it.each([
    ['REST', (id: string) => save(id, { ...agreed, ...forged, overriddenBy: ids.admin })],
    [
      'GraphQL',
      async (id: string) => {
        const { body } = await api.graphql(
          `mutation { updateArticle(id: "${id}", draft: true, data: { rights: { republish: yes,
             reason: "إذن", overriddenBy: "${ids.admin}", overriddenAt: "2001-01-01T00:00:00.000Z" } })
             { id } }`,
          as.editor,
        )
        // Whether the schema has no such input or its value is left out: it is not taken.
        if (body.errors) await save(id, agreed)
      },
    ],
    [
      'the Local API with a user',
      async (id: string) => {
        const user = await payload.findByID({ collection: 'users', id: ids.editor })
        await payload.update({
          collection: 'articles',
          data: { rights: { ...agreed, ...forged, overriddenBy: ids.admin } } as never,
          draft: true,
          id,
          user: { ...user, collection: 'users' },
        })
      },
    ],
  ])('is whoever saves them by %s, whatever the save says', async (_path, act) => {
    const id = await create()
    const before = Date.now()
    await act(id)
    const { at, by } = await decided(id)
    expect(by).toBe(ids.editor)
    expect(Date.parse(String(at))).toBeGreaterThanOrEqual(before)
  })

  it('is noted at a creation as well', async () => {
    const { body } = await api.post(
      '/articles?draft=true',
      { headline: 'جديد', rights: { ...agreed, overriddenBy: ids.admin } },
      as.editor,
    )
    expect((await decided(body.doc.id)).by).toBe(ids.editor)
  })

  it('stays through saves of others, also of how the terms are worded', async () => {
    const id = await create()
    await save(id, agreed)
    const first = await decided(id)
    await api.patch(`/articles/${id}?draft=true`, { deck: 'سطر' }, as.admin)
    await save(id, { usageTerms: 'مع ذكر المصدر' }, as.admin)
    await save(id, { ...forged, overriddenBy: ids.admin }, as.admin)
    expect(await decided(id)).toEqual(first)
  })

  it('changes with what they allow or why, and goes with them', async () => {
    const id = await create()
    await save(id, agreed)
    await save(id, { reason: 'إذن آخر' }, as.admin)
    expect((await decided(id)).by).toBe(ids.admin)
    await save(id, { validUntil: '2030-01-01' })
    expect((await decided(id)).by).toBe(ids.editor)
    await save(id, { reason: null, republish: 'inherit', validUntil: null })
    expect(await decided(id)).toEqual({ at: null, by: null })
  })

  it('is nobody where the house itself gave them, and stays unknown to readers', async () => {
    const id = await create()
    await payload.update({ collection: 'articles', data: { rights: agreed as never }, id })
    expect(await decided(id)).toEqual({ at: expect.any(String), by: null })
    await save(id, { reason: 'إذن بالهاتف' })
    await payload.update({
      collection: 'articles',
      data: { _status: 'published', stage: 'live' },
      id,
    })
    const told = await api.get(`/articles/${id}?depth=2`)
    expect(told.status).toBe(200)
    expect(JSON.stringify(told.body)).not.toMatch(/overridden|إذن/)
    const asked = await api.get(`/articles?where[rights.overriddenBy][equals]=${ids.editor}`)
    expect(asked.status).not.toBe(200)
  })

  it('is not the editor who acts on an article with somebody else’s draft beside it', async () => {
    const id = await create()
    const body = {
      root: { children: [{ children: [{ text: 'نص', type: 'text' }], type: 'paragraph' }] },
    }
    await payload.update({
      collection: 'articles',
      data: { _status: 'published', body: body, rights: agreed as never, stage: 'live' },
      id,
    })
    await save(id, { reason: 'إذن جديد' }, as.admin)
    const draft = await decided(id)
    const answer = await api.post(
      `/articles/${id}/actions/withhold`,
      { reason: 'للتحقق' },
      as.editor,
    )
    expect(answer.status).toBe(200)
    expect(await decided(id)).toEqual(draft)
    expect((await decided(id, false)).by).toBeNull()
    expect(draft.by).toBe(ids.admin)
  })

  it.each([
    ['yes', true],
    ['no', false],
  ])('is told on the article screen, with %s', async (republish, isPermission) => {
    const id = await create()
    await save(id, { ...agreed, republish })
    const { at } = await decided(id)
    const { body } = await api.get(`/articles/${id}/desk`, as.viewer)
    expect(body.rights.override).toEqual({
      by: 'editor',
      isPermission,
      reason: 'إذن مكتوب',
      since: at,
    })
  })
})
