import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { DocumentReport } from '../../src/import/index.ts'
import type { Article } from '../../src/payload-types.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords } from './importHelpers.ts'

/** What an editor took out does not come back by an import, in whatever way it comes again. */

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

let count = 0

const subjectOf = () => `جسر النهر ${(count += 1)}`

const run = async (record: Record<string, unknown>): Promise<DocumentReport> => {
  const [report] = await importRecords({ payload, records: [record] })
  if (!report) throw new Error('no report')
  return report
}

const mainOf = ({ articles }: DocumentReport) =>
  articles.find(({ part }) => part === 'main')?.id ?? ''

const edit = (id: string, data: Partial<Article>) =>
  payload.update({ collection: 'articles', data, id, overrideAccess: true, trash: true })

const countArticles = async () =>
  (await payload.count({ collection: 'articles', trash: true })).totalDocs

const ways: [string, (id: string) => Promise<unknown>][] = [
  ['rejected', (id) => edit(id, { stage: 'rejected' })],
  ['put in the trash', (id) => edit(id, { deletedAt: new Date().toISOString() })],
  ['killed', (id) => edit(id, { pubStatus: 'canceled', stage: 'archived' })],
  ['deleted', (id) => payload.delete({ collection: 'articles', id, overrideAccess: true })],
  [
    'changed and then deleted',
    async (id) => {
      const { body } = await payload.findByID({ collection: 'articles', id })
      const text = JSON.stringify(body).replace('أعلنت الجهات المعنية', 'أعلنت الوزارة')
      await edit(id, { body: JSON.parse(text) as Article['body'] })
      await payload.delete({ collection: 'articles', id, overrideAccess: true })
    },
  ],
]

describe.each(ways)('an article that was %s', (_name, takeOut) => {
  it('does not come back with a changed edition', async () => {
    const subject = subjectOf()
    const record = { id: subject, text: documentOf({ main: { body: bodyOn(subject) } }) }
    const id = mainOf(await run(record))
    await takeOut(id)
    const before = await countArticles()
    const text = `${record.text}\n\nفقرة جديدة عن ${subject} في الطبعة الثانية.`
    expect(await run({ ...record, text })).toMatchObject({
      articles: [{ action: 'tombstone', id }],
      outcome: 'tombstone',
    })
    expect((await run({ ...record, text: `${text} وأكثر.` })).outcome).toBe('tombstone')
    expect(await countArticles()).toBe(before)
  })

  it('does not come back with another document, nor with what that one changes', async () => {
    const subject = subjectOf()
    const text = documentOf({ main: { body: bodyOn(subject) } })
    const id = mainOf(await run({ id: subject, text }))
    await takeOut(id)
    const before = await countArticles()
    const other = { id: `${subject} again`, text: `${text}\n\nالمصدر: صحيفة أخرى` }
    expect(await run(other)).toMatchObject({
      articles: [{ action: 'tombstone', id }],
      outcome: 'tombstone',
    })
    const changed = other.text.replace('\n\nالمصدر', `\n\nوزاد ${subject} على ذلك.\n\nالمصدر`)
    expect((await run({ ...other, text: changed })).outcome).toBe('tombstone')
    expect(await countArticles()).toBe(before)
  })

  it('does not come back with the same bytes under another key', async () => {
    const subject = subjectOf()
    const text = documentOf({ main: { body: bodyOn(subject) } })
    const id = mainOf(await run({ id: subject, text }))
    await takeOut(id)
    const before = await countArticles()
    const copy = { id: `${subject} copy`, text }
    expect((await run(copy)).outcome).toMatch(/^(?:duplicate|tombstone)$/)
    const changed = { ...copy, text: `${text}\n\nفقرة جديدة عن ${subject}.` }
    expect((await run(changed)).outcome).toBe('tombstone')
    expect(await countArticles()).toBe(before)
  })

  it('is no target of a title', async () => {
    const subject = subjectOf()
    const headline = `افتتاح ${subject} أمام حركة السير بعد أعمال الصيانة`
    const readAlso = { body: bodyOn(subject), headline }
    const main = { body: bodyOn(`${subject} الأول`) }
    const first = await run({ id: subject, text: documentOf({ main, readAlso }) })
    const id = first.articles.find(({ part }) => part === 'readAlso')?.id ?? ''
    expect(first.links).toContainEqual({ state: 'resolved', title: headline, to: id })
    await takeOut(id)
    const { docs } = await payload.find({
      collection: 'related-links',
      depth: 0,
      where: { from: { equals: mainOf(first) } },
    })
    expect(docs.map(({ state, to }) => [state, to ?? null])).toEqual([['unresolved', null]])

    const text = documentOf({ main: { body: bodyOn(subjectOf()) }, related: [headline, 'عنوان'] })
    const { links } = await run({ id: `${subject} list`, text })
    expect(links[0]).toEqual({ state: 'unresolved', title: headline, to: null })
  })
})

it('a text too short to be told by its words does not come back with its bytes', async () => {
  const text = `خبر قصير عن ${subjectOf()}.\n\nالمصدر: صحيفة الأفق`
  const record = { id: text, text }
  const id = mainOf(await run(record))
  await payload.delete({ collection: 'articles', id, overrideAccess: true })
  expect((await run({ ...record, text: `${text}\n\nكلمات دلالية: خبر` })).outcome).toBe('tombstone')
  const before = await countArticles()
  const again = { id: `${text} again`, text: `${text}\n\nكلمات دلالية: خبر` }
  expect(await run(again)).toMatchObject({ outcome: 'tombstone', reason: 'same-bytes' })
  expect(await countArticles()).toBe(before)
})

it('an article that the desk brings back is one again', async () => {
  const subject = subjectOf()
  const record = { id: subject, text: documentOf({ main: { body: bodyOn(subject) } }) }
  const id = mainOf(await run(record))
  await edit(id, { stage: 'rejected' })
  const changed = { ...record, text: `${record.text}\n\nفقرة جديدة عن ${subject}.` }
  expect((await run(changed)).outcome).toBe('tombstone')
  await edit(id, { stage: 'imported' })
  const third = { ...record, text: `${changed.text}\n\nوفقرة ثالثة عن ${subject}.` }
  expect(await run(third)).toMatchObject({ articles: [{ action: 'updated', id }] })
  const other = { id: `${subject} again`, text: `${third.text}\n\nالمصدر: صحيفة أخرى` }
  expect(await run(other)).toMatchObject({ articles: [{ action: 'linked', id }] })
})
