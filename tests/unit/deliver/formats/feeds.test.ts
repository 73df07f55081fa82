import { parseFeed } from 'htmlparser2'
import sax from 'sax'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'

import { toAtom } from '../../../../src/deliver/formats/feeds/atom.ts'
import { toCorrectionsRss } from '../../../../src/deliver/formats/feeds/corrections.ts'
import { toJsonFeed } from '../../../../src/deliver/formats/feeds/jsonFeed.ts'
import { toRss } from '../../../../src/deliver/formats/feeds/rss.ts'
import {
  toNewsSitemap,
  toPageSitemap,
  toSitemapIndex,
} from '../../../../src/deliver/formats/sitemaps/index.ts'
import { newsSchema, newsSitemapSchema, sitemapIndexSchema, sitemapSchema } from './schemas.ts'
import { articleWith, feedOf, hostile, site, to, unfit } from './sample.ts'

const first = articleWith('خبر مؤرخ')
const other = { ...first, publicId: '1225c695-cfb8-4ebb-aaaa-80da344efa6c' }
const undated = { ...other, dated: null, headline: 'خبر بلا تاريخ' }
const withdrawn = [
  {
    at: '2026-01-04T00:00:00.000Z',
    id: null,
    isKilled: true,
    language: 'ar',
    note: null,
    publicId: 'aaaa',
  },
]

const corrected = (words: string) =>
  toCorrectionsRss({
    corrected: articleWith(words).corrections.map((correction) => ({
      article: articleWith(words),
      correction,
    })),
    home: site.url,
    self: to.api('/feeds/corrections.xml'),
    site,
    to,
  })

const xmlOf: Record<string, (words: string) => string> = {
  atom: (words) => toAtom(feedOf([articleWith(words)], { title: words, withdrawn })),
  corrections: corrected,
  newsSitemap: (words) => toNewsSitemap({ articles: [articleWith(words)], site }),
  pageSitemap: (words) => toPageSitemap([{ address: to.tag(words), modifiedAt: null }]),
  rss: (words) => toRss(feedOf([articleWith(words)], { title: words })),
  sitemapIndex: (words) =>
    toSitemapIndex([{ address: `https://news.example/?${words}`, modifiedAt: null }]),
}

const validate = (xml: string, schema: string) =>
  validateXML({
    preload: newsSchema,
    schema: { contents: schema, fileName: 'schema.xsd' },
    xml: { contents: xml, fileName: 'answer.xml' },
  })

/** Elements of a document with their text, by a strict parser that throws at what is not XML. */
const elementsOf = (
  xml: string,
): { attributes: Record<string, string>; name: string; text: string }[] => {
  const parser = sax.parser(true, {})
  const found: { attributes: Record<string, string>; name: string; text: string }[] = []
  const open: typeof found = []
  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = ({ attributes, name }) => {
    const one = { attributes: attributes as Record<string, string>, name, text: '' }
    found.push(one)
    open.push(one)
  }
  parser.ontext = (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.onclosetag = () => void open.pop()
  parser.write(xml).close()
  return found
}

const textsOf = (xml: string, name: string): string[] =>
  elementsOf(xml)
    .filter((one) => one.name === name)
    .map(({ text }) => text)

describe.each(Object.entries(xmlOf))('%s', (_, make) => {
  it('is well-formed XML whatever people wrote', async () => {
    const xml = make(hostile)
    expect(xml).not.toMatch(unfit)
    expect(xml).not.toContain(']]>')
    expect(xml).not.toMatch(/<script/)
    const { errors, valid } = await validateXML({
      normalization: 'format',
      xml: { contents: xml, fileName: 'answer.xml' },
    })
    expect(errors).toEqual([])
    expect(valid).toBe(true)
    expect(() => elementsOf(xml)).not.toThrow()
  })
})

describe('RSS', () => {
  const xml = toRss(feedOf([undated, first]))

  it('has the public id as a guid that is no link', () => {
    const [guid] = elementsOf(toRss(feedOf([first]))).filter(({ name }) => name === 'guid')
    expect(guid).toMatchObject({ attributes: { isPermaLink: 'false' }, text: first.publicId })
    const reissued = { ...first, address: to.article('new'), issueNumber: 9, slug: 'new' }
    expect(textsOf(toRss(feedOf([reissued])), 'guid')).toEqual([first.publicId])
  })

  it('gives no date to what has none, and never puts it on top', () => {
    expect(textsOf(xml, 'title').slice(1)).toEqual(['خبر مؤرخ', 'خبر بلا تاريخ'])
    expect(textsOf(xml, 'pubDate')).toEqual(['Tue, 19 Sep 2023 18:00:00 GMT'])
    const vague = {
      ...first,
      dated: { at: '2023-01-01T00:00:00.000Z', precision: 'year' as const },
    }
    expect(textsOf(toRss(feedOf([vague])), 'pubDate')).toEqual([])
  })

  it('has all that a channel and an item need, and no author without an e-mail address', () => {
    const names = elementsOf(xml).map(({ name }) => name)
    for (const name of [
      'title',
      'link',
      'description',
      'language',
      'guid',
      'dc:creator',
      'source',
    ]) {
      expect(names).toContain(name)
    }
    expect(names).not.toContain('author')
    const links = elementsOf(xml).filter(({ name }) => name === 'atom:link')
    expect(links.map(({ attributes }) => attributes['rel'])).toEqual(['self', 'next'])
    expect(links[0]?.attributes['href']).toBe('https://news.example/api/feeds/rss.xml')
  })

  it('comes back as it went out', () => {
    const read = parseFeed(toRss(feedOf([articleWith('A & B <i>')])))
    expect(read?.items[0]).toMatchObject({
      id: first.publicId,
      link: first.address,
      title: 'A & B <i>',
    })
    const [content] = textsOf(toRss(feedOf([first])), 'content:encoded')
    expect(content).toContain('<p dir="rtl">خبر مؤرخ')
    expect(content).toContain('تصحيح: خبر مؤرخ')
    expect(content).toContain('class="credit"')
  })
})

describe('Atom', () => {
  const xml = toAtom(feedOf([undated, first], { withdrawn }))

  it('has what RFC 4287 asks of a feed and of an entry', () => {
    const elements = elementsOf(xml)
    expect(textsOf(xml, 'id')).toContain(`urn:uuid:${first.publicId}`)
    expect(elements.filter(({ name }) => name === 'entry')).toHaveLength(2)
    expect(textsOf(xml, 'updated')).toHaveLength(3)
    expect(textsOf(xml, 'published')).toHaveLength(1)
    for (const { attributes } of elements.filter(({ name }) => name === 'category')) {
      expect(attributes['term']).toBe('tag')
    }
    const rels = elements
      .filter(({ name }) => name === 'link')
      .map(({ attributes }) => attributes['rel'])
    expect(new Set(rels)).toEqual(
      new Set(['self', 'alternate', 'next', 'via', 'license', 'related']),
    )
  })

  it('buries what was withdrawn as RFC 6721 says', () => {
    const [tombstone] = elementsOf(xml).filter(({ name }) => name === 'at:deleted-entry')
    expect(tombstone?.attributes).toEqual({
      ref: 'urn:uuid:aaaa',
      when: '2026-01-04T00:00:00.000Z',
    })
  })

  it('comes back as it went out', () => {
    const read = parseFeed(toAtom(feedOf([first])))
    expect(read?.items[0]).toMatchObject({ id: `urn:uuid:${first.publicId}`, title: 'خبر مؤرخ' })
  })
})

describe('JSON Feed', () => {
  it('says what the format asks for, safely', () => {
    const text = toJsonFeed(feedOf([articleWith(hostile), undated]))
    expect(text).not.toMatch(/[<>&]/)
    expect(text).not.toMatch(unfit)
    const feed = JSON.parse(text) as {
      items: Record<string, unknown>[]
      version: string
    }
    expect(feed).toMatchObject({ language: 'ar', version: 'https://jsonfeed.org/version/1.1' })
    expect(feed.items[0]).toMatchObject({
      id: first.publicId,
      date_published: '2023-09-19T18:00:00.000Z',
    })
    expect(feed.items[1]).not.toHaveProperty('date_published')
    for (const item of feed.items) {
      expect(item).toHaveProperty('content_html')
      // Extensions begin with an underscore, and every name else is the format's own.
      const known =
        /^(?:id|url|external_url|title|content_html|summary|date_(?:published|modified)|authors|tags|language|_\w+)$/
      expect(Object.keys(item).filter((name) => !known.test(name))).toEqual([])
    }
  })
})

describe('sitemaps', () => {
  it('are valid by the rules of the news sitemap, hostile words and all', async () => {
    const xml = toNewsSitemap({ articles: [articleWith(hostile)], site })
    expect((await validate(xml, newsSitemapSchema)).errors).toEqual([])
    expect(textsOf(xml, 'news:language')).toEqual(['ar'])
    const broken = xml.replace('news:title', 'news:titel').replace('/news:title', '/news:titel')
    expect((await validate(broken, newsSitemapSchema)).valid).toBe(false)
  })

  it('are valid by the rules of sitemaps, with pages and without', async () => {
    for (const pages of [
      [],
      [
        { address: to.article(hostile), modifiedAt: first.lastIssuedAt },
        { address: to.tag(hostile), modifiedAt: null },
      ],
    ]) {
      const xml = toPageSitemap(pages)
      expect((await validate(xml, sitemapSchema)).errors).toEqual([])
      expect(textsOf(xml, 'loc')).toEqual(pages.map(({ address }) => address))
    }
  })

  it('are valid by the rules of the index', async () => {
    const xml = toSitemapIndex([
      { address: to.api('/sitemaps/news.xml'), modifiedAt: first.modifiedAt },
    ])
    expect((await validate(xml, sitemapIndexSchema)).errors).toEqual([])
  })

  it.each([
    ['has no known date', { dated: null }],
    ['has the date of a month only', { dated: { at: first.lastIssuedAt, precision: 'month' } }],
    ['is not to be indexed', { robots: 'noindex' }],
    ['is not to be indexed as news', { robots: 'noindexNews' }],
    ['has its true page elsewhere', { canonical: 'https://example.org/1' }],
  ])('name no article that %s', (_, more) => {
    const articles = [{ ...first, ...(more as Partial<typeof first>) }]
    expect(textsOf(toNewsSitemap({ articles, site }), 'loc')).toEqual([])
  })

  it('give a day as a day', () => {
    const articles = [
      { ...first, dated: { at: '2026-01-03T00:00:00.000Z', precision: 'day' as const } },
    ]
    expect(textsOf(toNewsSitemap({ articles, site }), 'news:publication_date')).toEqual([
      '2026-01-03',
    ])
  })
})
