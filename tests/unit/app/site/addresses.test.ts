import { afterEach, describe, expect, it, vi } from 'vitest'

import { after, readCursor, writeCursor } from '../../../../src/app/(site)/addresses/cursor.ts'
import { absoluteAddress, pageAddress } from '../../../../src/app/(site)/addresses/pageAddress.ts'
import { feedLinks } from '../../../../src/app/(site)/addresses/feeds.ts'
import {
  articlePath,
  pagePath,
  sourcePath,
  tagPath,
} from '../../../../src/app/(site)/addresses/paths.ts'
import { slugParam } from '../../../../src/app/(site)/addresses/slugParam.ts'
import { pageHref, webHref } from '../../../../src/app/(site)/addresses/webHref.ts'
import robots from '../../../../src/app/robots.ts'
import { archiveRoutes } from '../../../../src/deliver/answers/routes.ts'

const id = '01900000-0000-7000-8000-00000000000a'
const issuedAt = '2026-11-22T03:26:00.123Z'

describe('a slug in an address', () => {
  it.each([
    ['خبر-12ab', 'خبر-12ab'],
    ['%D8%AE%D8%A8%D8%B1-12ab', 'خبر-12ab'],
    ['a%2Fb', 'a/b'],
    ['%', null],
    ['%E0%A4%A', null],
    ['%00', null],
    ['a%0Ab', null],
    ['', null],
    ['%D8%A7'.repeat(200), 'ا'.repeat(200)],
    ['%D8%A7'.repeat(201), null],
    ['a'.repeat(100_000), null],
  ])('%.40s', (raw, slug) => {
    expect(slugParam(raw)).toBe(slug)
  })

  it('comes back as it was written into the path', () => {
    const slug = 'قمة-عاجلة؟-50%'
    expect(slugParam(articlePath(slug).replace('/articles/', ''))).toBe(slug)
  })
})

describe('a cursor', () => {
  it('comes back as it was written', () => {
    expect(readCursor(writeCursor({ id, issuedAt }))).toEqual({ id, issuedAt })
    const address = new URL(
      pagePath({ before: writeCursor({ id, issuedAt }), path: '/' }),
      'http://site',
    )
    expect(readCursor(address.searchParams.get('before'))).toEqual({ id, issuedAt })
  })

  it.each([
    undefined,
    null,
    '',
    'x',
    ['a', 'b'],
    issuedAt,
    `${issuedAt}_`,
    `${issuedAt}_${id}x`,
    `${issuedAt}_${id.toUpperCase()}`,
    `2026-02-31T00:00:00.000Z_${id}`,
    `2026-11-22T25:00:00.000Z_${id}`,
    // Postgres knows no year 0.
    `0000-01-01T00:00:00.000Z_${id}`,
    `${issuedAt}_${id}\n`,
  ])('is nothing but what the site wrote: %j', (value) => {
    expect(readCursor(value)).toBeNull()
  })

  it('asks for what is older, and of the same moment for what has a smaller id', () => {
    expect(JSON.stringify(after({ id, issuedAt }))).toBe(
      JSON.stringify({
        and: [
          { lastIssuedAt: { less_than_equal: issuedAt } },
          {
            or: [
              { lastIssuedAt: { less_than: issuedAt } },
              { and: [{ lastIssuedAt: { equals: issuedAt } }, { id: { less_than: id } }] },
            ],
          },
        ],
      }),
    )
  })
})

describe('an address in a text', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    [' http://example.org ', 'http://example.org'],
    ['/articles/x', '/articles/x'],
    ['#part', '#part'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['//example.org', null],
    ['/\\example.org', null],
    ['example.org', null],
    ['http://', null],
    ['', null],
    [undefined, null],
    [{ href: 'https://example.org' }, null],
  ])('%j', (value, href) => {
    expect(webHref(value)).toBe(href)
  })

  it('leads to a page elsewhere only by http and https', () => {
    expect(pageHref('https://example.org/')).toBe('https://example.org/')
    expect(pageHref('/articles/x')).toBeNull()
    expect(pageHref('mailto:desk@example.org')).toBeNull()
  })
})

describe('the address a page is known by', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('stands on SITE_URL', () => {
    vi.stubEnv('SITE_URL', 'https://news.example.org')
    expect(pageAddress({ path: '/tags/x' })).toMatchObject({
      alternates: { canonical: 'https://news.example.org/tags/x' },
    })
    expect(absoluteAddress('/x')).toBe('https://news.example.org/x')
  })

  it.each(['', 'not an address', 'ftp://example.org'])('is left out with SITE_URL %j', (value) => {
    vi.stubEnv('SITE_URL', value)
    expect(pageAddress({ path: '/tags/x' }).alternates).not.toHaveProperty('canonical')
    expect(absoluteAddress('/x')).toBeUndefined()
  })

  it('is the original’s where that counts as the true one', () => {
    vi.stubEnv('SITE_URL', '')
    expect(pageAddress({ canonical: 'https://outlet.example/1', path: '/x' })).toMatchObject({
      alternates: { canonical: 'https://outlet.example/1' },
    })
  })
})

describe('the feeds of a page', () => {
  const site = { title: 'نشرة', url: '/api/feeds/rss.xml' }

  it('are those of everything, in each format', () => {
    expect(feedLinks()).toEqual({
      'application/atom+xml': [{ ...site, url: '/api/feeds/atom.xml' }],
      'application/feed+json': [{ ...site, url: '/api/feeds/feed.json' }],
      'application/rss+xml': [site],
    })
  })

  it.each([
    ['a tag', { name: 'اقتصاد', path: tagPath('اقتصاد') }, `tags/${encodeURIComponent('اقتصاد')}`],
    ['a source', { name: 'صحيفة', path: sourcePath('a/b?') }, 'sources/a%2Fb%3F'],
  ])('that is about %s are first its own, on its page too', (_, subject, folder) => {
    const own = { title: subject.name, url: `/api/feeds/${folder}/rss.xml` }
    expect(feedLinks(subject)['application/rss+xml']).toEqual([own, site])
    expect(pageAddress({ path: subject.path, subject }).alternates?.types).toEqual(
      feedLinks(subject),
    )
  })

  it('are answered at these addresses', () => {
    const known = new Set(archiveRoutes().map(({ path }) => path))
    for (const [subject, folder] of [
      [undefined, ''],
      [{ name: 'x', path: tagPath(':slug') }, 'tags/:slug/'],
      [{ name: 'x', path: sourcePath(':slug') }, 'sources/:slug/'],
    ] as const) {
      for (const links of Object.values(feedLinks(subject))) {
        const [first] = links as { url: string }[]
        const path = decodeURIComponent(first?.url ?? '').replace(/^\/api/, '')
        expect(path).toContain(`/feeds/${folder}`)
        expect(known).toContain(path)
      }
    }
  })
})

describe('robots.txt', () => {
  it.each([
    ['https://news.example.org', 'https://news.example.org/api/sitemaps/index.xml'],
    ['', undefined],
  ])('with SITE_URL %j names the sitemap %s', (value, sitemap) => {
    vi.stubEnv('SITE_URL', value)
    expect(robots().sitemap).toBe(sitemap)
  })
})
