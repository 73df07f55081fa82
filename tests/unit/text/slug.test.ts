import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SLUG_MAX, articleSlug, latinSlug, nameSlug, slugBase } from '../../../src/text/slug.ts'
import { HOSTILE_PIECES, anyText, million } from './arbitraries.ts'

const SAFE = /^[\p{L}\p{Nd}]+(?:-[\p{L}\p{Nd}]+)*$/u

describe('slugBase', () => {
  it.each([
    ['hyphens for all between words', '«قره باغ»: أزمة … جديدة!', 'قره-باغ-أزمة-جديدة'],
    ['no tashkeel, no tatweel', 'دوليًّا غـــزة', 'دوليا-غزة'],
    ['hamza, teh marbuta and alef maksura stay', 'إلى مسؤولة', 'إلى-مسؤولة'],
    ['Persian letters are Arabic ones', 'الروسیة أکثر', 'الروسية-أكثر'],
    ['lower case', 'شركة OpenNews', 'شركة-opennews'],
    ['digits stay as written', 'قمة ٢٠٢٤ و 2025', 'قمة-٢٠٢٤-و-2025'],
    ['entities are decoded', 'الذهب &quot;يرتفع&quot;', 'الذهب-يرتفع'],
    ['invisible characters go', '\u200Fخب\u200Bر\u200C', 'خبر'],
    ['addresses cannot be built', '../admin?x=1#y&z%2F', 'admin-x-1-y-z-2f'],
    ['nothing', '؟ 😀 …', ''],
  ])('%s', (_rule, headline, slug) => {
    expect(slugBase(headline)).toBe(slug)
  })

  it('is cut at a word, at most 80 long', () => {
    const words = 'كلمات '.repeat(40)
    expect(slugBase(words)).toBe(Array.from({ length: 13 }, () => 'كلمات').join('-'))
    expect(slugBase(`${'ب'.repeat(39)} ${'ت'.repeat(40)} ث`)).toHaveLength(80)
    expect(slugBase(`${'ب'.repeat(39)} ${'ت'.repeat(41)} ث`)).toHaveLength(39)
  })

  it('is cut inside a first word that is too long, never inside a pair', () => {
    expect(slugBase('ب'.repeat(200))).toHaveLength(80)
    expect(slugBase(`ب${'𐐷'.repeat(80)}`)).toBe(`ب${'𐐷'.repeat(39)}`)
  })

  it('is safe in an address, and idempotent, whatever the headline', () => {
    fc.assert(
      fc.property(anyText, (headline) => {
        const slug = slugBase(headline)
        if (slug !== '') expect(slug).toMatch(SAFE)
        expect(slug.length).toBeLessThanOrEqual(SLUG_MAX)
        expect(slugBase(slug)).toBe(slug)
        expect(decodeURIComponent(encodeURIComponent(slug))).toBe(slug)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(slugBase(million(piece)).length).toBeLessThanOrEqual(SLUG_MAX)
  })
})

describe('articleSlug', () => {
  it('ends in the id, and is خبر before it where the headline gives nothing', () => {
    expect(articleSlug({ headline: 'أزمة جديدة', shortId: 'k3f9' })).toBe('أزمة-جديدة-k3f9')
    expect(articleSlug({ headline: '…', shortId: 'k3f9' })).toBe('خبر-k3f9')
  })

  it('is safe and not empty for any headline and id', () => {
    fc.assert(
      fc.property(anyText, anyText, (headline, shortId) => {
        expect(articleSlug({ headline, shortId })).toMatch(SAFE)
      }),
    )
  })
})

describe('nameSlug', () => {
  it('is the name, or a hash of it where it has no letter', () => {
    expect(nameSlug('البوابة نيوز')).toBe('البوابة-نيوز')
    expect(nameSlug('🇵🇸')).toMatch(/^n-[0-9a-f]{12}$/)
    expect(nameSlug('🇵🇸')).not.toBe(nameSlug('🇸🇩'))
  })

  it('is safe and never empty', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(nameSlug(name)).toMatch(SAFE)
      }),
    )
  })
})

describe('latinSlug', () => {
  it.each([
    ['وزير الخارجية يزور مصر', 'wzyr-alkharjyh-yzwr-msr'],
    ['دوليًا', 'dwlya'],
    ['غـزة', 'ghzh'],
    ['الروسیة', 'alrwsyh'],
    ['Nashra 2.0 — أخبار', 'nashra-2-0-akhbar'],
    ['😀', ''],
    ['', ''],
  ])('%s is %j', (text, slug) => {
    expect(latinSlug(text)).toBe(slug)
  })

  it('is ASCII, bounded, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(latinSlug(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
        expect(latinSlug(text).length).toBeLessThanOrEqual(SLUG_MAX)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(latinSlug(million(piece)).length).toBeLessThanOrEqual(SLUG_MAX)
  })
})
