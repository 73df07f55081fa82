import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import type { LinkView } from '../../src/app/(site)/data/linksFrom.ts'
import { richText } from '../../src/text/richText.ts'
import { startPayload } from '../helpers/payload.ts'

/** What the pages of the reader site ask for, asked of a real archive, as the pages ask it. */
const site = async () => ({
  ...(await import('../../src/app/(site)/data/articleBySlug.ts')),
  ...(await import('../../src/app/(site)/data/articlesUnder.ts')),
  ...(await import('../../src/app/(site)/data/formerArticle.ts')),
  ...(await import('../../src/app/(site)/data/frequentNames.ts')),
  ...(await import('../../src/app/(site)/data/latestArticles.ts')),
  ...(await import('../../src/app/(site)/data/linksFrom.ts')),
  ...(await import('../../src/app/(site)/data/openings.ts')),
  ...(await import('../../src/app/(site)/data/sourceBySlug.ts')),
  ...(await import('../../src/app/(site)/data/tagBySlug.ts')),
})

const published = 60
const perFrontPage = 24
const secret = 'محجوب'

let ask: Awaited<ReturnType<typeof site>>
let payload: Payload
let stop: () => Promise<void>
const ids = { noise: '', oldTag: '', source: '', tag: '' }
const articles: string[] = []
const hidden: string[] = []

const body = richText({ blocks: [{ kind: 'paragraph', text: 'فقرة أولى من النص.' }] })

const create = async (
  collection: 'articles' | 'related-links' | 'sources' | 'tags',
  data: Record<string, unknown>,
): Promise<{ id: string; slug?: null | string }> =>
  payload.create({ collection, data: data as never, overrideAccess: true })

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  ask = await site()

  ids.source = (
    await create('sources', {
      kind: 'agency',
      name: 'وكالة للتجربة',
      rights: { creditTemplate: 'نقلا عن {source}', republish: 'excerpt' },
    })
  ).id
  ids.tag = (await create('tags', { label: 'اقتصاد' })).id
  ids.noise = (await create('tags', { label: 'الوصف', status: 'noise' })).id
  ids.oldTag = (await create('tags', { label: 'الاقتصاد القديم', mergedInto: ids.tag })).id

  for (let number = 0; number < published; number += 1) {
    const { id } = await create('articles', {
      _status: 'published',
      body,
      headline: `خبر رقم ${number}`,
      source: ids.source,
      tags: [ids.tag, ids.noise],
    })
    articles.push(id)
  }
  const withheld = { body, source: ids.source, tags: [ids.tag] }
  for (const more of [
    { _status: 'draft' },
    { _status: 'published', pubStatus: 'withheld' },
    { _status: 'published', embargoedUntil: '2999-01-01T00:00:00.000Z' },
    { _status: 'published', deletedAt: '2026-01-01T00:00:00.000Z' },
  ]) {
    hidden.push((await create('articles', { ...withheld, headline: secret, ...more })).id)
  }

  // Issued in the same instant, as rows of one batch are: only the id tells them apart.
  await payload.db.updateMany({
    collection: 'articles',
    data: { lastIssuedAt: '2026-03-01T00:00:00.000Z' },
    where: { id: { in: articles.slice(10, 50) } },
  })
}, 120_000)

afterAll(async () => {
  await stop()
})

/** All pages of a list, from the first to the one that names no next. */
const follow = async (
  list: (before?: string) => Promise<{ articles: { id: string }[]; next: null | string }>,
) => {
  const pages: string[][] = []
  let before: string | undefined
  do {
    const page = await list(before)
    pages.push(page.articles.map(({ id }) => id))
    before = page.next ?? undefined
  } while (before && pages.length < 20)
  return pages
}

describe('lists', () => {
  it('show every public article once, page by page, and nothing else', async () => {
    const pages = await follow((before) => ask.latestArticles(before))
    expect(pages.map(({ length }) => length)).toEqual([perFrontPage, perFrontPage, published - 48])
    expect(pages.flat().toSorted()).toEqual(articles.toSorted())
  })

  it('are those of a tag and of a source, with how many there are', async () => {
    for (const [field, id] of [
      ['tags', ids.tag],
      ['source', ids.source],
    ] as const) {
      const pages = await follow((before) => ask.articlesUnder(field, id, before))
      expect(pages.flat().toSorted(), field).toEqual(articles.toSorted())
      expect((await ask.articlesUnder(field, id)).total).toBe(published)
    }
  })

  it('carry the names of tags and sources, and no tag that is noise', async () => {
    const [card] = (await ask.latestArticles()).articles
    expect(card?.source?.name).toBe('وكالة للتجربة')
    expect(card?.tags.map(({ name }) => name)).toEqual(['اقتصاد'])
    expect(card?.original).toBeNull()
    expect(card?.publishedHere).not.toBeNull()
  })

  it('count for readers what is public, not what is in the drawer', async () => {
    const { sources, tags } = await ask.frequentNames()
    expect(tags.map(({ count, name }) => [name, count])).toEqual([['اقتصاد', published]])
    expect(sources.map(({ count, name }) => [name, count])).toEqual([['وكالة للتجربة', published]])
  })
})

describe('an article', () => {
  const slugOf = async (id: string) =>
    (await payload.findByID({ collection: 'articles', id, overrideAccess: true, trash: true }))
      .slug ?? ''

  it('comes with its credit line by the source’s own words', async () => {
    const article = await ask.articleBySlug(await slugOf(articles[0] ?? ''))
    expect(article?.headline).toBe('خبر رقم 0')
    expect(article?.credit).toMatchObject({ before: 'نقلا عن ', source: { name: 'وكالة للتجربة' } })
    expect(article?.index).toBe(true)
  })

  it('is not there for readers while it is not public', async () => {
    expect(hidden).toHaveLength(4)
    for (const id of hidden) {
      const slug = await slugOf(id)
      expect(slug).not.toBe('')
      expect(await ask.articleBySlug(slug)).toBeNull()
    }
    expect((await ask.openings(hidden.join(','))).size).toBe(0)
  })

  it('is found by an address it once had, as long as it is public', async () => {
    const rename = async (id: string, former: string) =>
      payload.db.updateOne({ collection: 'articles', data: { formerSlugs: [former] }, id })
    await rename(articles[1] ?? '', 'عنوان-سابق')
    await rename(hidden[1] ?? '', 'عنوان-محجوب')
    const slug = await slugOf(articles[1] ?? '')
    expect(await ask.formerArticle('عنوان-سابق')).toBe(`/articles/${encodeURIComponent(slug)}`)
    expect(await ask.formerArticle('عنوان-محجوب')).toBeNull()
    expect(await ask.formerArticle('لم-يكن')).toBeNull()
  })

  it('names each article it relates to once, and only such as readers may see', async () => {
    const [from = '', first = '', second = ''] = articles
    const [draft = ''] = hidden
    const link = (order: number, title: string, more: Record<string, unknown>) =>
      create('related-links', { from, order, title, ...more })
    await link(0, 'عنوان أول بلا مادة', {})
    await link(1, 'عنوان المادة الأولى', { kind: 'similar', state: 'resolved', to: first })
    await link(2, 'اقرأ المادة الأولى', { kind: 'readAlso', state: 'resolved', to: first })
    await link(3, 'عنوان مادة لم تنشر', { state: 'resolved', to: draft })
    await link(4, 'المادة نفسها', { to: from })
    await link(5, 'عنوان المادة الثانية', { state: 'resolved', to: second })
    await link(6, 'عنوان في مكان آخر', { url: 'https://example.org/story' })

    const links = await ask.linksFrom(from)
    const told = (list: LinkView[]) =>
      list.map(({ path, title, url }) => [title, path !== null, url])
    expect(told(links.readAlso)).toEqual([['خبر رقم 1', true, null]])
    expect(told(links.similar)).toEqual([
      ['عنوان أول بلا مادة', false, null],
      ['عنوان مادة لم تنشر', false, null],
      ['خبر رقم 2', true, null],
      ['عنوان في مكان آخر', false, 'https://example.org/story'],
    ])
    expect(JSON.stringify(links)).not.toContain(secret)
  })
})

describe('a tag or source', () => {
  it('is found by its slug, and leads on where it was merged', async () => {
    const slugOf = async (id: string) =>
      (await payload.findByID({ collection: 'tags', id, overrideAccess: true })).slug ?? ''
    const tag = await ask.tagBySlug(await slugOf(ids.tag))
    expect(tag).toMatchObject({ movedTo: null, name: 'اقتصاد' })
    expect((await ask.tagBySlug(await slugOf(ids.oldTag)))?.movedTo).toBe(tag?.path)
    expect(await ask.tagBySlug(await slugOf(ids.noise))).toBeNull()
    expect(await ask.tagBySlug('لا-شيء')).toBeNull()
  })

  it('says its terms', async () => {
    const { slug } = await payload.findByID({ collection: 'sources', id: ids.source })
    const source = await ask.sourceBySlug(slug ?? '')
    expect(source).toMatchObject({ kind: 'agency', name: 'وكالة للتجربة', republish: 'excerpt' })
  })
})

describe('what a page costs', () => {
  /** How many statements a question sends to Postgres. */
  const statements = async (question: () => Promise<unknown>): Promise<number> => {
    const { pool } = payload.db as unknown as {
      pool: { Client: { prototype: { query: () => unknown } } }
    }
    const spy = vi.spyOn(pool.Client.prototype, 'query')
    await question()
    const count = spy.mock.calls.length
    spy.mockRestore()
    return count
  }

  it('is a handful of statements, however long the list', async () => {
    const slug =
      (
        await payload.findByID({
          collection: 'articles',
          id: articles[0] ?? '',
          overrideAccess: true,
        })
      ).slug ?? ''
    const front = async () => {
      const [{ articles: cards }] = await Promise.all([ask.latestArticles(), ask.frequentNames()])
      await ask.openings(
        cards
          .slice(0, 4)
          .map(({ id }) => id)
          .join(','),
      )
    }
    const article = async () => {
      const found = await ask.articleBySlug(slug)
      await ask.linksFrom(found?.id ?? '')
    }
    const costs = {
      article: await statements(article),
      front: await statements(front),
      source: await statements(() => ask.articlesUnder('source', ids.source)),
      tag: await statements(() => ask.articlesUnder('tags', ids.tag)),
    }
    expect(costs).toEqual({ article: 8, front: 8, source: 4, tag: 5 })
  })
})
