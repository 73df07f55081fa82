import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Answer } from '../helpers/api.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { snapshot } from './importHelpers.ts'
import { mergeTools } from './mergeHelpers.ts'

/** What an editor asks and decides over HTTP, who may, and what is refused. */

type Role = 'admin' | 'contributor' | 'editor' | 'viewer'

let payload: Payload
let stop: () => Promise<void>
let desk: ReturnType<typeof mergeTools>
let api: ReturnType<typeof openApi>
const as = {} as Record<Role, Record<string, string>>
beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  desk = mergeTools({ payload })
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
})
afterAll(() => stop())

type Shown = {
  evidence: { code: string }[]
  from: { articles: number; examples: { headline: string }[]; id: string; name: string }
  into: { articles: number; id: string; name: string }
}
const offered = ({ body }: Answer) => body.docs as Shown[]
/** Pairs of an answer as names, whichever would stay. */
const pairsIn = (answer: Answer): string[] =>
  offered(answer).map(({ from, into }) => [from.name, into.name].sort().join(' = '))
const pair = (one: string, other: string) => [one, other].sort().join(' = ')

describe('suggestions', () => {
  it('come with evidence, counts and headlines, the best first, and for tags and sources apart', async () => {
    const long = await desk.tag('ناجورنو قره باغ', { status: 'approved' })
    const short = await desk.tag('ناغورني كاراباخ')
    await desk.tag('الطاقة المتجددة الكبرى')
    await desk.tag('الطاقه المتجدده الكبري')
    await desk.tag('عُمان')
    await desk.tag('عمّان')
    await desk.tag('محمد')
    await desk.tag('محمود')
    await desk.tag('ضجيج كثير', { status: 'noise' })
    await desk.tag('ضجيچ كثير')
    await desk.article('أول', { tags: [short] })
    await desk.article('ثان', { tags: [short] })
    const answer = await api.get('/tags/merge-suggestions', as.editor)
    expect(answer.status).toBe(200)
    expect(pairsIn(answer)).toEqual([
      pair('الطاقة المتجددة الكبرى', 'الطاقه المتجدده الكبري'),
      pair('عُمان', 'عمّان'),
      pair('ناجورنو قره باغ', 'ناغورني كاراباخ'),
    ])
    expect(offered(answer)[2]).toMatchObject({
      evidence: [{ code: 'skeleton' }],
      from: { articles: 2, examples: [{ headline: 'ثان' }, { headline: 'أول' }], id: short },
      into: { articles: 0, examples: [], id: long, status: 'approved' },
    })
    const own = await api.get(`/tags/${long}/merge-suggestions`, as.editor)
    expect(pairsIn(own)).toEqual([pair('ناجورنو قره باغ', 'ناغورني كاراباخ')])
    const one = await api.get('/tags/merge-suggestions?limit=1', as.editor)
    expect(one.body).toMatchObject({ docs: [expect.anything()], hasMore: true })
    expect((await api.get('/sources/merge-suggestions', as.editor)).body.docs).toEqual([])
  })

  it('hold an outlet and its site apart until an editor says that they are one', async () => {
    const gate = await desk.source('البوابة')
    await desk.source('البوابة نيوز')
    await desk.source('وام')
    await desk.source('وكالة أنباء الإمارات')
    const answer = await api.get('/sources/merge-suggestions', as.editor)
    expect(pairsIn(answer)).toEqual([
      pair('وام', 'وكالة أنباء الإمارات'),
      pair('البوابة', 'البوابة نيوز'),
    ])
    const other = offered(answer)[1]
    expect((await desk.named('sources', gate)).mergedInto).toBe(null)
    await desk.merge('sources', other?.from.id ?? '', other?.into.id ?? '')
    expect(pairsIn(await api.get('/sources/merge-suggestions', as.editor))).toEqual([
      pair('وام', 'وكالة أنباء الإمارات'),
    ])
  })

  it('that were dismissed do not come back, until that is taken back', async () => {
    const one = await desk.tag('دار الكتاب المصورة')
    const other = await desk.tag('دار الكتاب المصوره')
    const here = async (role: Role) =>
      pairsIn(await api.get(`/tags/${one}/merge-suggestions`, as[role]))
    expect(await here('editor')).toHaveLength(1)
    for (let twice = 0; twice < 2; twice += 1) {
      const { status } = await api.post(`/tags/${other}/dismiss-merge`, { other: one }, as.editor)
      expect(status).toBe(200)
    }
    expect(await here('editor')).toEqual([])
    expect(await here('admin')).toEqual([])
    expect(pairsIn(await api.get('/tags/merge-suggestions', as.editor))).not.toContain(
      pair('دار الكتاب المصورة', 'دار الكتاب المصوره'),
    )
    await api.post(`/tags/${one}/reopen-merge`, { other }, as.editor)
    expect(await here('editor')).toHaveLength(1)
  })
})

describe('a merge over HTTP', () => {
  it('is previewed, done, listed with who and when, and undone', async () => {
    const [a, b] = [await desk.tag('مرفأ الشمال'), await desk.tag('ميناء الشمال')]
    await desk.article('خبر المرفأ', { tags: [a] })
    const preview = await api.get(`/tags/${a}/merge-preview?into=${b}`, as.editor)
    expect(preview.body).toMatchObject({ aliases: ['مرفأ الشمال'], articles: { saved: 1 } })
    const done = await api.post(`/tags/${a}/merge`, { into: b }, as.editor)
    expect(done).toMatchObject({ body: { doc: { articles: 1, state: 'done' } }, status: 200 })
    const listed = (await api.get('/tags/merges?limit=1', as.editor)).body.docs[0]
    expect(listed).toMatchObject({
      by: { name: 'editor' },
      from: { id: a, name: 'مرفأ الشمال' },
      into: { id: b },
      undo: { isAllowed: true, reason: null },
    })
    expect(Math.abs(Date.parse(listed.at) - Date.now())).toBeLessThan(600_000)
    expect((await api.get('/sources/merges', as.editor)).body.docs).not.toContainEqual(listed)
    const undone = await api.post(`/tags/merges/${listed.id}/undo`, {}, as.admin)
    expect(undone.body.doc).toMatchObject({ state: 'undone', undoneBy: { name: 'admin' } })
    const after = await api.get(`/tags/merges?before=${listed.id}`, as.editor)
    expect(after.body.docs).not.toContainEqual(expect.objectContaining({ id: listed.id }))
  })

  it.each<Role | 'nobody'>(['contributor', 'viewer', 'nobody'])('is not for %s', async (role) => {
    const who = role === 'nobody' ? {} : as[role]
    const [a, b] = [await desk.tag(`حي ${role}`), await desk.tag(`حارة ${role}`)]
    const before = await snapshot(payload)
    const answers = [
      await api.get('/tags/merge-suggestions', who),
      await api.get('/tags/merges', who),
      await api.get(`/tags/${a}/merge-suggestions`, who),
      await api.get(`/tags/${a}/merge-preview?into=${b}`, who),
      await api.post(`/tags/${a}/merge`, { into: b }, who),
      await api.post(`/tags/${a}/dismiss-merge`, { other: b }, who),
      await api.post(`/tags/merges/${a}/undo`, {}, who),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    expect(await snapshot(payload)).toEqual(before)
  })

  it('is refused with a sentence, in the language of whoever asks, and changes nothing', async () => {
    const names = ['سوق الحبوب', 'سوق القمح', 'سوق الذرة', 'سوق اللغو']
    const [a = '', b = '', merged = '', noise = ''] = await Promise.all(
      names.map((name, at) => desk.tag(name, at === 3 ? { status: 'noise' } : {})),
    )
    const { id } = await desk.merge('tags', merged, b)
    const unknown = '00000000-0000-4000-8000-000000000000'
    const full = await desk.tag('سوق مزدحمة', {
      aliases: Array.from({ length: 200 }, (_, at) => ({ name: `سوق ${at}` })),
    })
    const before = await snapshot(payload)
    const merge = (from: string, into: unknown) => [`/tags/${from}/merge`, { into }] as const
    const cases: [number, string, readonly [string, object]][] = [
      [409, 'intoItself', merge(a, a)],
      [409, 'intoMerged', merge(a, merged)],
      [409, 'isMerged', merge(merged, a)],
      [409, 'intoNoise', merge(a, noise)],
      [409, 'tooManyAliases', merge(a, full)],
      [404, 'noName', merge(a, unknown)],
      [404, 'noName', merge(unknown, a)],
      [400, 'badBody', merge(a, "'; drop table tags")],
      [400, 'badBody', merge(a, undefined)],
      [400, 'badId', merge('none', a)],
      [404, 'noMerge', [`/tags/merges/${unknown}/undo`, {}]],
      [404, 'noMerge', [`/sources/merges/${id}/undo`, {}]],
      [409, 'intoItself', [`/tags/${a}/dismiss-merge`, { other: a }]],
    ]
    for (const [status, reason, [path, data]] of cases) {
      const answers = []
      for (const language of ['ar', 'en']) {
        answers.push(await api.post(path, data, { ...as.editor, 'accept-language': language }))
      }
      for (const { body, ...answer } of answers) {
        expect([answer.status, body.errors[0].data.reason]).toEqual([status, reason])
      }
      const [arabic, english] = answers.map(({ body }) => String(body.errors[0].message))
      expect(arabic).toMatch(/^[\u0600-\u06FF].*\.$/)
      expect(english).toMatch(/^[A-Z].*\.$/)
    }
    expect(await snapshot(payload)).toEqual(before)
  })

  it('is done by one of several who press at once', async () => {
    const [a, b] = [await desk.tag('جسر الوادي'), await desk.tag('قنطرة الوادي')]
    for (let at = 0; at < 5; at += 1) await desk.article(`خبر الجسر ${at}`, { tags: [a] })
    const answers = await Promise.all(
      [0, 1, 2].map(() => api.post(`/tags/${a}/merge`, { into: b }, as.editor)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await desk.named('tags', b)).toMatchObject({ usage: 5 })
  })

  it('cannot be undone once one of the two was deleted, or after ninety days', async () => {
    const [a, b, c] = [await desk.tag('شارع'), await desk.tag('طريق'), await desk.tag('درب')]
    const old = await desk.merge('tags', a, b)
    await desk.query(`update nashra_merges set at = at - interval '91 days' where id = $1`, [
      old.id,
    ])
    const tooOld = await api.post(`/tags/merges/${old.id}/undo`, {}, as.editor)
    expect(tooOld.body.errors[0].data.reason).toBe('tooOld')
    const { id } = await desk.merge('tags', b, c)
    await payload.delete({ collection: 'tags', id: c, overrideAccess: true })
    const gone = await api.post(`/tags/merges/${id}/undo`, {}, as.editor)
    expect(gone.body.errors[0].data.reason).toBe('gone')
    const { docs } = (await api.get('/tags/merges', as.editor)).body
    expect(docs[0].undo).toMatchObject({ isAllowed: false, message: expect.stringContaining('.') })
  })
})
