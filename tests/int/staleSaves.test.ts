import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import type { Article } from '../../src/payload-types.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** Two people on one article: nothing that one wrote is lost because the other did not see it. */

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const people: Record<string, Record<string, string>> = {}
const ids: Record<string, string> = {}

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor'] as const) {
    people[role] = await signIn({ payload, role })
    const email = { equals: `${role}@example.org` }
    const { docs } = await payload.find({ collection: 'users', where: { email } })
    ids[role] = docs[0]?.id ?? ''
  }
})
afterAll(() => stop())

const body = richText({ blocks: [{ kind: 'paragraph', text: 'نص الخبر.' }] })

const newArticle = async (): Promise<string> => {
  const data = { _status: 'draft', body, headline: 'أول', headlineOrigin: 'given', stage: 'review' }
  return (await payload.create({ collection: 'articles', data: data as never, draft: true })).id
}

const read = (id: string): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, draft: true, id, showHiddenFields: true })

const versionsOf = async (id: string) =>
  (
    await payload.findVersions({
      collection: 'articles',
      depth: 0,
      limit: 50,
      sort: 'createdAt',
      where: { parent: { equals: id } },
    })
  ).docs

/** The form of somebody who opened the article: all that it holds, sent with each save. */
const open = async (id: string, who: string) => {
  let form = (await api.get(`/articles/${id}?draft=true&depth=0`, people[who])).body
  const save = async (change: object, query = 'draft=true&autosave=true', language = 'ar') => {
    form = { ...form, ...change }
    const told = await api.patch(`/articles/${id}?${query}`, form, {
      ...people[who],
      'accept-language': language,
    })
    return told
  }
  return {
    /** A save whose answer the form takes up, as Payload's does. */
    save: async (change: object, query?: string) => {
      const told = await save(change, query)
      if (told.status === 200) form = { ...form, updatedAt: told.body.doc.updatedAt }
      return told
    },
    saveUnheard: save,
  }
}

describe('a second editor’s save', () => {
  it.each([
    ['an autosave', 'draft=true&autosave=true'],
    ['a draft', 'draft=true'],
    ['a save', ''],
  ])('%s of what a colleague wrote meanwhile is refused, and changes nothing', async (_, query) => {
    const id = await newArticle()
    const [mine, theirs] = [await open(id, 'editor'), await open(id, 'admin')]
    expect((await mine.save({ headline: 'عنواني' })).status).toBe(200)
    const before = [await read(id), await versionsOf(id)]
    for (const [language, sentence] of [
      ['ar', /^حفظ editor هذه المادة .*انسخ/],
      ['en', /^editor has saved this article .*Copy/],
    ] as const) {
      const told = await theirs.saveUnheard({ headline: 'عنوانهم' }, query, language)
      expect(told.status).toBe(409)
      expect(told.body.errors[0].message).toMatch(sentence)
    }
    expect([await read(id), await versionsOf(id)]).toEqual(before)
    expect((await mine.save({ deck: 'أكمل' })).status).toBe(200)
  })

  it('is taken once it has been looked at anew', async () => {
    const id = await newArticle()
    await (await open(id, 'editor')).save({ headline: 'عنواني' })
    expect((await (await open(id, 'admin')).save({ headline: 'عنوانهم' })).status).toBe(200)
    expect((await read(id)).headline).toBe('عنوانهم')
  })

  it('over GraphQL is refused alike', async () => {
    const id = await newArticle()
    const { updatedAt } = await read(id)
    await (await open(id, 'editor')).save({ headline: 'عنواني' })
    const told = await api.graphql(
      `mutation { updateArticle(id: "${id}", draft: true, data: { headline: "x", updatedAt: "${updatedAt}" }) { id } }`,
      people['admin'],
    )
    expect(told.body.errors).toHaveLength(1)
    expect((await read(id)).headline).toBe('عنواني')
  })

  it('of two at once is refused, whichever comes second', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await newArticle()
      const forms = [await open(id, 'editor'), await open(id, 'admin')]
      const told = await Promise.all(forms.map((form, at) => form.save({ headline: `رقم ${at}` })))
      expect(told.map(({ status }) => status).sort()).toEqual([200, 409])
      const taken = told.findIndex(({ status }) => status === 200)
      expect((await read(id)).headline).toBe(`رقم ${taken}`)
    }
  })

  it('leaves what a colleague saved by itself in the versions', async () => {
    const id = await newArticle()
    const mine = await open(id, 'editor')
    await mine.save({ headline: 'عنواني' })
    await mine.save({ headline: 'عنواني أنا' })
    await (await open(id, 'admin')).save({ headline: 'عنوانهم' })
    const told = (await versionsOf(id)).map(({ version }) => [version.headline, version.editedBy])
    expect(told).toEqual([
      ['أول', null],
      ['عنواني أنا', ids['editor']],
      ['عنوانهم', ids['admin']],
    ])
  })

  it('is refused also where one wrote again oneself, in another window', async () => {
    const id = await newArticle()
    const old = await open(id, 'editor')
    await (await open(id, 'admin')).save({ headline: 'عنوانهم' })
    await (await open(id, 'editor')).save({ deck: 'من نافذة أخرى' })
    expect((await old.save({ headline: 'قديم' })).status).toBe(409)
    expect((await read(id)).headline).toBe('عنوانهم')
  })
})

describe('one’s own saves', () => {
  it('stand in nobody’s way, heard of or not', async () => {
    const id = await newArticle()
    const form = await open(id, 'editor')
    for (const headline of ['ع', 'عن', 'عنوان']) {
      expect((await form.saveUnheard({ headline })).status).toBe(200)
    }
    expect((await read(id)).headline).toBe('عنوان')
  })

  it('go on after an action, one’s own or a colleague’s', async () => {
    for (const who of ['editor', 'admin']) {
      const id = await newArticle()
      const form = await open(id, 'editor')
      for (const action of ['ready', 'publish']) {
        const input = { reason: 'من عندنا' }
        const told = await api.post(
          `/articles/${id}/actions/${action}`,
          action === 'publish' ? input : {},
          people[who],
        )
        expect(told.status, JSON.stringify(told.body)).toBe(200)
      }
      const told = await form.save({ headline: 'بعد النشر' })
      expect(told.status).toBe(200)
      expect(await read(id)).toMatchObject({ headline: 'بعد النشر', stage: 'live' })
    }
  })

  it('are last to win where they do not say what they began from', async () => {
    const id = await newArticle()
    await (await open(id, 'editor')).save({ headline: 'عنواني' })
    const told = await api.patch(`/articles/${id}?draft=true`, { headline: 'آخر' }, people['admin'])
    expect(told.status).toBe(200)
    const rubbish = { headline: 'x', updatedAt: 'أمس' }
    const refused = await api.patch(`/articles/${id}?draft=true`, rubbish, people['admin'])
    expect(refused.status).toBe(400)
    expect((await read(id)).headline).toBe('آخر')
  })
})

describe('what the house changes meanwhile', () => {
  it('is kept beside what the person changed', async () => {
    const id = await newArticle()
    const form = await open(id, 'editor')
    const data = { deck: 'من الاستيراد', originalAuthor: 'وكالة' }
    await payload.update({ collection: 'articles', data, id })
    expect((await form.save({ deck: 'من المحرر', headline: 'محرر' })).status).toBe(200)
    expect(await read(id)).toMatchObject({
      deck: 'من المحرر',
      headline: 'محرر',
      originalAuthor: 'وكالة',
    })
  })

  it('says nobody edited it', async () => {
    const id = await newArticle()
    await payload.update({ collection: 'articles', data: { deck: 'من الاستيراد' }, id })
    const untouched = await read(id)
    expect([untouched.editedAt ?? null, untouched.editedBy ?? null]).toEqual([null, null])

    const forged = { deck: 'محرر', editedAt: '2020-01-01T00:00:00Z', editedBy: ids['admin'] }
    await api.patch(`/articles/${id}?draft=true`, forged, people['editor'])
    const edited = await read(id)
    expect(edited.editedBy).toBe(ids['editor'])
    expect(Date.parse(edited.editedAt ?? '')).toBeGreaterThan(Date.parse('2026-01-01'))

    await payload.update({ collection: 'articles', data: { deck: 'استيراد آخر' }, id })
    await house('ready', id)
    expect(await read(id)).toMatchObject({ editedAt: edited.editedAt, editedBy: ids['editor'] })
  })

  const house = async (action: ActionName, article: string) =>
    actOn({
      action,
      article,
      input: {},
      overrideAccess: true,
      req: await createLocalReq({}, payload),
      slugs,
    })
})

describe('readers', () => {
  it('are not told who edits', async () => {
    const data = { _status: 'published', body, headline: 'منشور', headlineOrigin: 'given' }
    const { id } = await payload.create({ collection: 'articles', data: data as never })
    await api.patch(`/articles/${id}?draft=true`, { deck: 'محرر' }, people['editor'])
    const told = await api.get(`/articles/${id}?depth=1`)
    expect(told.status).toBe(200)
    expect(JSON.stringify(told.body)).not.toMatch(/editedBy|editedAt/)
  })
})
