import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { idOf } from '../../collections/shared/idOf.ts'
import type { ArticleDesk } from '../../src/desk/panel/types.ts'
import { blocksOf, richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, snapshot } from './importHelpers.ts'

/** What an editor is told of an article beside its form, and what becomes of an import's conflicts. */

type Role = 'admin' | 'contributor' | 'editor' | 'viewer'
type Headers = Record<string, string>

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const as = {} as Record<Role, Headers>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
})
afterAll(() => stop())

const imported = async (record: Record<string, unknown>): Promise<string[]> => {
  const [report] = await importRecords({ payload, records: [record] })
  return (report?.articles ?? []).map(({ id }) => id)
}

const deskOf = async (id: string, headers = as.editor): Promise<ArticleDesk> => {
  const { body, status } = await api.get(`/articles/${id}/desk`, headers)
  expect(status).toBe(200)
  return body as ArticleDesk
}

const edit = async (id: string, data: Record<string, unknown>) => {
  const { status } = await api.patch(`/articles/${id}?draft=true`, data, as.editor)
  expect(status).toBe(200)
}

const act = async (id: string, action: string, input: object = {}) => {
  const { body, status } = await api.post(`/articles/${id}/actions/${action}`, input, as.editor)
  expect(status, JSON.stringify(body)).toBe(200)
}

const read = (id: string) => payload.findByID({ collection: 'articles', depth: 0, draft: true, id })

const bodyWith = (text: string) =>
  richText({
    blocks: text.split('\n\n').map((line) => ({ kind: 'paragraph' as const, text: line })),
  })

/** How many statements the screen's data takes. */
const statementsOf = async (id: string): Promise<number> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const query = vi.spyOn(pool, 'query')
  const connect = vi.spyOn(pool, 'connect')
  await deskOf(id)
  const count = query.mock.calls.length
  // All are seen here: none was run on a connection taken for a transaction.
  expect(connect.mock.calls.filter((call: unknown[]) => call.length === 0)).toEqual([])
  query.mockRestore()
  connect.mockRestore()
  expect(count).toBeGreaterThan(0)
  return count
}

describe('the desk on an article', () => {
  const subject = 'ميناء المدينة القديمة'
  let id: string
  let other: string

  beforeAll(async () => {
    const related = ['عنوان لا مادة له بعد', `توسعة ${subject} تبدأ الشهر المقبل وفق الخطة`]
    ;[id = ''] = await imported({
      id: 'desk',
      text: documentOf({ main: { body: bodyOn(subject), source: 'صحيفة الساحل' }, related }),
    })
    ;[other = ''] = await imported({
      id: 'near',
      text: documentOf({
        main: {
          body: bodyOn('أمر آخر تماما'),
          headline: `توسعة ${subject} تبدأ الشهر القادم وفق الخطة`,
          source: 'وكالة الساحل',
        },
      }),
    })
    await payload.create({
      collection: 'related-links',
      data: {
        from: other,
        kind: 'readAlso',
        order: 0,
        origin: 'editor',
        state: 'resolved',
        title: `أعمال في ${subject}`,
        to: id,
      },
    })
  })

  it('tells what is missing before it goes out, and where on the form', async () => {
    const { checklist } = await deskOf(id)
    expect(checklist.map(({ field, isMet, point }) => [point, isMet, field])).toEqual([
      ['headline', true, 'headline'],
      ['printedHeadline', false, 'headline'],
      ['text', true, 'body'],
      ['source', true, 'source'],
      ['rights', false, 'rights'],
    ])
  })

  it('tells the verdict on its rights in words, in the language asked for', async () => {
    const { rights } = await deskOf(id, { ...as.editor, 'accept-language': 'ar' })
    expect(rights).toMatchObject({ override: null, state: 'unknown' })
    expect(rights.sentence).toMatch(/لا يعرف/)
    expect(rights.reasons.map(({ sentence }) => sentence).join()).toContain('صحيفة الساحل')
  })

  it('tells the article’s own terms with their reason, and since when', async () => {
    await edit(id, { rights: { reason: 'إذن مكتوب', republish: 'yes' } })
    await edit(id, { deck: 'سطر' })
    const { checklist, rights } = await deskOf(id)
    const { rights: own } = await read(id)
    expect(rights).toMatchObject({
      override: { by: 'editor', reason: 'إذن مكتوب', since: own?.overriddenAt },
      state: 'allowed',
    })
    expect(checklist.every(({ isMet, point }) => isMet || point === 'printedHeadline')).toBe(true)
  })

  it('tells the titles in it and to it, with what an open one may mean', async () => {
    const { links } = await deskOf(id)
    expect(links.out.map(({ state, title, to }) => [title, state, to])).toEqual([
      ['عنوان لا مادة له بعد', 'unresolved', null],
      [`توسعة ${subject} تبدأ الشهر المقبل وفق الخطة`, 'unresolved', null],
    ])
    expect(
      links.out.map(({ suggestions }) => suggestions.map(({ article }) => article.id)),
    ).toEqual([[], [other]])
    expect(links.in.map(({ from, title }) => [from.id, title])).toEqual([
      [other, `أعمال في ${subject}`],
    ])
  })

  it('tells where a title leads once somebody accepted it', async () => {
    const [, link] = (await deskOf(id)).links.out
    const answer = await api.post(
      `/related-links/${link?.id}/accept`,
      { article: other },
      as.contributor,
    )
    expect(answer.status).toBe(200)
    expect((await deskOf(id)).links.out[1]).toMatchObject({
      isDecided: true,
      state: 'resolved',
      suggestions: [],
      to: { id: other, source: 'وكالة الساحل' },
    })
    await api.post(`/related-links/${link?.id}/reopen`, {}, as.contributor)
    expect((await deskOf(id)).links.out[1]).toMatchObject({ isDecided: false, to: null })
  })

  it('suggests what was printed above this text, and its own first sentence', async () => {
    await edit(id, { deck: null })
    const { decks, headlines } = await deskOf(id)
    expect(headlines.map(({ article, from, text }) => [from, text, article.id])).toEqual([
      ['readAlso', `أعمال في ${subject}`, other],
    ])
    expect(decks).toEqual([{ from: 'firstSentence', text: bodyOn(subject).split('\n\n')[0] }])
  })

  it('tells who issued it, when and why, newest first, with each correction', async () => {
    await edit(id, { headline: `أعمال في ${subject}` })
    await act(id, 'ready')
    await act(id, 'publish', { note: 'بعد الاتصال بالمصدر' })
    await edit(id, { headline: `بدء الأعمال في ${subject}` })
    const correction = { after: 'بدء', before: 'أعمال', kind: 'correction', text: 'صُحح العنوان.' }
    await act(id, 'correct', { correction })
    const { issues, stage } = await deskOf(id)
    expect(stage).toBe('live')
    expect(issues).toMatchObject({
      docs: [
        { action: 'correct', by: 'editor', correction, issueNumber: 2, sequence: 2 },
        { action: 'publish', correction: null, note: 'بعد الاتصال بالمصدر', sequence: 1 },
      ],
      isWhole: true,
      total: 2,
    })
  })

  it('tells the other versions of the story, what is out first', async () => {
    const copies = ['one', 'two', 'three']
    const ids = await Promise.all(
      copies.map((name) =>
        payload.create({
          collection: 'articles',
          data: { headline: `صيغة ${name}`, headlineOrigin: 'given', stage: 'review' } as never,
          draft: true,
        }),
      ),
    )
    const { drizzle } = payload.db as unknown as PostgresAdapter
    await drizzle.execute(
      `UPDATE articles SET story_cluster = 'S' WHERE id IN ('${ids.map((one) => one.id).join("','")}')`,
    )
    await drizzle.execute(`UPDATE articles SET stage = 'live' WHERE id = '${ids[2]?.id}'`)
    const { headlines, versions } = await deskOf(ids[0]?.id ?? '')
    expect(versions.total).toBe(2)
    expect(versions.docs.map(({ headline, stage }) => [headline, stage])).toEqual([
      ['صيغة three', 'live'],
      ['صيغة two', 'review'],
    ])
    expect(headlines.map(({ from, text }) => [from, text])).toEqual([
      ['version', 'صيغة three'],
      ['version', 'صيغة two'],
    ])
  })

  it('takes twelve statements at most, also of an update whose source was merged', async () => {
    const { source } = await read(id)
    const { id: mergedInto } = await payload.create({
      collection: 'sources',
      data: { kind: 'agency', name: 'شبكة الساحل' },
    })
    await payload.update({ collection: 'sources', data: { mergedInto }, id: idOf(source) ?? '' })
    await act(id, 'update')
    const { supersededBy } = await payload.findByID({ collection: 'articles', depth: 0, id })
    const counts = [await statementsOf(id), await statementsOf(idOf(supersededBy) ?? '')]
    expect(Math.max(...counts), counts.join()).toBeLessThanOrEqual(12)
  })

  it('writes nothing', async () => {
    const before = await snapshot(payload)
    await deskOf(id)
    expect({ ...(await snapshot(payload)), users_sessions: null }).toEqual({
      ...before,
      users_sessions: null,
    })
  })

  it.each<[Role, ArticleDesk['may']]>([
    ['editor', { change: true, decideLinks: true }],
    ['contributor', { change: true, decideLinks: true }],
    ['viewer', { change: false, decideLinks: false }],
  ])('tells a person what that one may do: %s', async (role, may) => {
    const desk = await deskOf(id, as[role])
    expect(desk.may).toEqual(may)
    if (!may.decideLinks) {
      expect(desk.links.out.flatMap(({ suggestions }) => suggestions)).toEqual([])
    }
  })

  it('is for the staff, and for articles that are there', async () => {
    expect((await api.get(`/articles/${id}/desk`)).status).toBe(403)
    expect((await api.get('/articles/x/desk', as.editor)).status).toBe(400)
    const nobody = '00000000-0000-7000-8000-000000000000'
    expect((await api.get(`/articles/${nobody}/desk`, as.editor)).status).toBe(404)
  })
})

describe('a conflict of an import', () => {
  let count = 0

  /** An article that its document and an editor changed differently: headline and text. */
  const conflicting = async () => {
    const subject = `خط النقل ${(count += 1)}`
    const textOf = (headline: string, more = '') =>
      documentOf({ main: { body: `${bodyOn(subject)}${more}`, headline, source: 'صحيفة الأفق' } })
    const key = `conflict ${count}`
    const [id = ''] = await imported({ id: key, text: textOf(`بدء ${subject}`) })
    await edit(id, {
      body: bodyWith(`${bodyOn(subject)}\n\nجملة للمحرر.`),
      headline: `عنوان المحرر لخبر ${subject}`,
    })
    const newer = { id: key, text: textOf(`تأجيل ${subject}`, `\n\nوأضيفت محطة إلى ${subject}.`) }
    await imported(newer)
    return { again: () => imported(newer), id, key, subject, textOf }
  }

  const decide = (id: string, field: string, keep: unknown, headers = as.editor) =>
    api.post(`/articles/${id}/conflicts/${field}`, { keep }, headers)

  const waiting = async (id: string) =>
    (await deskOf(id)).conflicts.map(({ field }) => field).sort()

  it('is shown with what either says', async () => {
    const { id, subject } = await conflicting()
    const { conflicts } = await deskOf(id)
    expect(conflicts).toContainEqual({
      field: 'headline',
      imported: `تأجيل ${subject}`,
      mine: `عنوان المحرر لخبر ${subject}`,
    })
    expect(conflicts).toContainEqual({ field: 'body', imported: null, mine: null })
    expect(conflicts).toHaveLength(2)
  })

  it('is none any more once ours is kept, also for the next import of the same', async () => {
    const { again, id, key, subject, textOf } = await conflicting()
    const before = await read(id)
    expect(await decide(id, 'headline', 'mine', as.contributor)).toMatchObject({
      body: { open: ['body'] },
      status: 200,
    })
    expect(await waiting(id)).toEqual(['body'])
    await again()
    expect(await waiting(id)).toEqual(['body'])
    expect((await read(id)).headline).toBe(before.headline)
    await decide(id, 'body', 'mine')
    // A newer edition that says the same headline again asks nothing; one with a third headline does.
    await imported({
      id: key,
      text: textOf(`تأجيل ${subject}`, `\n\nوأضيفت محطة إلى ${subject}.\n\nوجسر.`),
    })
    expect(await waiting(id)).toEqual(['body'])
    await imported({ id: key, text: textOf(`إلغاء ${subject}`) })
    expect(await waiting(id)).toContain('headline')
  })

  it('gives the article what the document says where theirs is taken, as a draft', async () => {
    const { again, id, subject } = await conflicting()
    for (const field of ['headline', 'body']) {
      expect((await decide(id, field, 'theirs')).status).toBe(200)
    }
    expect(await waiting(id)).toEqual([])
    const taken = await read(id)
    expect(taken.headline).toBe(`تأجيل ${subject}`)
    expect(blocksOf(taken.body).map(({ text }) => text)).toEqual([
      ...bodyOn(subject).split('\n\n'),
      `وأضيفت محطة إلى ${subject}.`,
    ])
    await again()
    expect(await waiting(id)).toEqual([])
    expect((await read(id)).updatedAt).toBe(taken.updatedAt)
  })

  it('changes nothing that is out', async () => {
    const { id, subject } = await conflicting()
    await edit(id, { rights: { reason: 'إذن', republish: 'yes' } })
    await act(id, 'ready')
    await act(id, 'publish')
    await decide(id, 'headline', 'theirs')
    const out = await payload.findByID({ collection: 'articles', depth: 0, id })
    expect(out.headline).toBe(`عنوان المحرر لخبر ${subject}`)
    expect((await read(id)).headline).toBe(`تأجيل ${subject}`)
  })

  it.each<[string, string, unknown, Role, number]>([
    ['a viewer', 'headline', 'mine', 'viewer', 403],
    ['neither', 'headline', 'both', 'editor', 400],
    ['nothing', 'headline', undefined, 'editor', 400],
    ['a field without a conflict', 'source', 'mine', 'editor', 404],
    ['a field that is none', 'stage', 'theirs', 'editor', 404],
  ])('is not decided by %s', async (_, field, keep, role, status) => {
    const { id } = await conflicting()
    const before = await snapshot(payload)
    const answer = await decide(id, field, keep, as[role])
    expect(answer.status).toBe(status)
    expect(answer.body.errors[0].message).toMatch(/\.$/)
    const after = await snapshot(payload)
    expect([after.articles, after._articles_v, after.documents]).toEqual([
      before.articles,
      before._articles_v,
      before.documents,
    ])
  })

  it('is not decided twice: the second is told', async () => {
    const { id } = await conflicting()
    const answers = await Promise.all([
      decide(id, 'headline', 'mine'),
      decide(id, 'headline', 'mine'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  const reopen = (id: string, field: string, headers = as.editor) =>
    api.post(`/articles/${id}/conflicts/${field}/reopen`, {}, headers)

  const parseOf = async (id: string) => {
    const document = idOf((await read(id)).document) ?? ''
    const { parse } = await payload.findByID({ collection: 'documents', id: document })
    const { conflicts, taken = [], written } = parse as Record<string, { field: string }[]>
    const byField = (one: { field: string }, other: { field: string }) =>
      one.field < other.field ? -1 : 1
    return { conflicts: [...(conflicts ?? [])].sort(byField), taken, written }
  }

  it.each(['mine', 'theirs'])('is as it was once a decision for %s is taken back', async (keep) => {
    const { again, id } = await conflicting()
    const [before, article] = [await parseOf(id), await read(id)]
    for (const field of ['headline', 'body']) {
      expect((await decide(id, field, keep)).status).toBe(200)
    }
    const { decided } = await deskOf(id)
    expect(decided.map((one) => [one.field, one.keep]).sort()).toEqual([
      ['body', keep],
      ['headline', keep],
    ])
    for (const field of ['body', 'headline']) {
      const answer = await reopen(id, field, as.contributor)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    }
    expect(await parseOf(id)).toEqual(before)
    const { body, headline } = await read(id)
    expect({ body, headline }).toEqual({ body: article.body, headline: article.headline })
    expect((await deskOf(id)).decided).toEqual([])
    await again()
    expect(await waiting(id)).toEqual(['body', 'headline'])
  })

  it.each<[string, (args: Awaited<ReturnType<typeof conflicting>>) => Promise<unknown>, number]>([
    ['nothing was decided', () => Promise.resolve(), 409],
    [
      'the field was changed since',
      async ({ id }) => {
        await decide(id, 'headline', 'theirs')
        await edit(id, { headline: 'عنوان ثالث' })
      },
      409,
    ],
    [
      'the document came again in another edition',
      async ({ id, key, subject, textOf }) => {
        await decide(id, 'headline', 'theirs')
        await imported({ id: key, text: textOf(`تأجيل ${subject}`, '\n\nفقرة ثالثة في النص.') })
      },
      409,
    ],
    [
      'it was taken back already',
      async ({ id }) => {
        await decide(id, 'headline', 'mine')
        await reopen(id, 'headline')
      },
      409,
    ],
  ])('is not taken back where %s', async (_, happen, status) => {
    const made = await conflicting()
    await happen(made)
    const before = await snapshot(payload)
    const answer = await reopen(made.id, 'headline')
    expect(answer.status).toBe(status)
    expect(answer.body.errors[0].message).toMatch(/\.$/)
    const after = await snapshot(payload)
    expect([after.articles, after._articles_v, after.documents]).toEqual([
      before.articles,
      before._articles_v,
      before.documents,
    ])
  })

  it('is taken back by nobody who may not change the article', async () => {
    const { id } = await conflicting()
    await decide(id, 'headline', 'mine')
    expect((await reopen(id, 'headline', as.viewer)).status).toBe(403)
    expect((await reopen(id, 'stage')).status).toBe(404)
  })

  it('is left where the document does not give the text any more', async () => {
    const { id } = await conflicting()
    const { document } = await read(id)
    await payload.update({
      collection: 'documents',
      data: { rawText: 'نص آخر' },
      id: idOf(document) ?? '',
    })
    const before = await read(id)
    expect((await decide(id, 'body', 'theirs')).status).toBe(409)
    expect(await read(id)).toEqual(before)
    expect(await waiting(id)).toContain('body')
  })
})

describe('a headline that was made from the text', () => {
  const subject = 'مكتبة الحي القديم'
  const text = (end = '') => ({
    id: 'inferred headline',
    text: documentOf({ main: { body: bodyOn(subject) + end, source: 'صحيفة الحي' } }),
  })
  const isListed = async (id: string) => {
    const { body } = await api.get('/articles/worklists/noHeadline', as.contributor)
    return (body.docs as { id: string }[]).some((doc) => doc.id === id)
  }

  it('is accepted as it stands in one step, and no import takes it back', async () => {
    const [id = ''] = await imported(text())
    const { headline, headlineOrigin } = await read(id)
    expect([headlineOrigin, await isListed(id)]).toEqual(['inferred', true])
    const { body: listed } = await api.get('/articles/worklists/noHeadline', as.contributor)
    expect(listed.docs.find((doc: { id: string }) => doc.id === id).may.accept).toEqual([
      'acceptHeadline',
    ])

    const answer = await api.post(`/articles/${id}/actions/acceptHeadline`, {}, as.contributor)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const accepted = await read(id)
    expect(accepted).toMatchObject({ headline, headlineOrigin: 'edited', stage: 'imported' })
    const by = await payload.findByID({ collection: 'users', id: idOf(accepted.editedBy) ?? '' })
    expect(by.email).toBe('contributor@example.org')
    const { checklist, issues } = await deskOf(id)
    expect(checklist.find(({ point }) => point === 'printedHeadline')?.isMet).toBe(true)
    expect(issues.total).toBe(0)
    expect(await isListed(id)).toBe(false)

    const { body: origin } = await api.get(`/articles/${id}/origin`, as.viewer)
    const told = origin.fields.find(({ field }: { field: string }) => field === 'headline')
    expect(told).toMatchObject({ kind: 'accepted', span: expect.any(Object), value: headline })

    await imported(text('\n\nوأضيفت فقرة إلى آخر النص في طبعته الثانية.'))
    expect(await read(id)).toMatchObject({ headline, headlineOrigin: 'edited' })
    const again = await api.post(`/articles/${id}/actions/acceptHeadline`, {}, as.editor)
    expect(again.status).toBe(409)
    expect(again.body.errors[0].message).toMatch(/اعتمادا|accepted already/)
  })
})
