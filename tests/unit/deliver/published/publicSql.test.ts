import { describe, expect, it } from 'vitest'

import { defaultSlugs } from '../../../../collections/slugs.ts'
import { isPublicArticle } from '../../../../src/access/publicArticle.ts'
import { addressesOf, webAddressOf } from '../../../../src/deliver/published/addresses.ts'
import { publicSql } from '../../../../src/deliver/published/publicSql.ts'
import { statementsOf } from '../../../../src/deliver/published/statements.ts'
import { site } from '../formats/sample.ts'

describe('the public rule in SQL', () => {
  it('asks all that the rule asks', () => {
    const sql = publicSql({ alias: 'a', now: '$1' })
    expect(sql).toBe(
      "(a._status = 'published' AND a.pub_status = 'usable' AND a.deleted_at IS NULL AND (a.embargoed_until IS NULL OR a.embargoed_until <= $1))",
    )
    const fields = new Set(JSON.stringify(isPublicArticle({ at: new Date() })).match(/"\w+":\{/g))
    expect(fields.size).toBe(4)
  })

  it('stands in every statement that brings an article', () => {
    const rule = publicSql({ alias: 'a', now: '$1' })
    const { byId, bySlug, corrections, lists, named, news, newsCount, withdrawn } = statementsOf({
      slugs: defaultSlugs,
    })
    const pages = Object.values(lists).flatMap(({ cards, whole }) => [cards, whole])
    const all = [byId, bySlug, corrections, named, news, newsCount, withdrawn, ...pages]
    for (const { name, text } of all) expect([name, text.includes(rule)]).toEqual([name, true])
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })
})

describe('addresses', () => {
  it('hold slugs of any letters', () => {
    const to = addressesOf(site)
    expect(to.article('خبر/اول?')).toBe(
      'https://news.example/articles/%D8%AE%D8%A8%D8%B1%2F%D8%A7%D9%88%D9%84%3F',
    )
    expect(to.tag('\uD800')).toBe('https://news.example/tags/%EF%BF%BD')
    expect(to.api('/feeds/rss.xml')).toBe('https://news.example/api/feeds/rss.xml')
  })

  it.each([
    ['https://example.org/خبر', 'https://example.org/%D8%AE%D8%A8%D8%B1'],
    [' http://example.org ', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//example.org/', null],
    ['https://user:secret@example.org/', null],
    ['https://', null],
    [7, null],
  ])('of the web: %s is %s', (given, address) => {
    expect(webAddressOf(given)).toBe(address)
  })
})
