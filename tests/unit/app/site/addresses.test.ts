import { afterEach, describe, expect, it, vi } from 'vitest'

import { after, readCursor, writeCursor } from '../../../../src/app/(site)/addresses/cursor.ts'
import { absoluteAddress, pageAddress } from '../../../../src/app/(site)/addresses/pageAddress.ts'
import { articlePath, pagePath } from '../../../../src/app/(site)/addresses/paths.ts'
import { slugParam } from '../../../../src/app/(site)/addresses/slugParam.ts'
import { pageHref, webHref } from '../../../../src/app/(site)/addresses/webHref.ts'

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
    expect(pageAddress({ path: '/tags/x' })).toEqual({
      alternates: { canonical: 'https://news.example.org/tags/x' },
    })
    expect(absoluteAddress('/x')).toBe('https://news.example.org/x')
  })

  it.each(['', 'not an address', 'ftp://example.org'])('is left out with SITE_URL %j', (value) => {
    vi.stubEnv('SITE_URL', value)
    expect(pageAddress({ path: '/tags/x' })).toEqual({})
    expect(absoluteAddress('/x')).toBeUndefined()
  })

  it('is the original’s where that counts as the true one', () => {
    vi.stubEnv('SITE_URL', '')
    expect(pageAddress({ canonical: 'https://outlet.example/1', path: '/x' })).toEqual({
      alternates: { canonical: 'https://outlet.example/1' },
    })
  })
})
