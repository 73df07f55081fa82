import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'

import { toLedger } from '../../../../src/deliver/formats/article/ledger.ts'
import { killedNinjs, toNinjs } from '../../../../src/deliver/formats/article/ninjs.ts'
import type { ArticleFormat } from '../../../../src/deliver/formats/index.ts'
import { articleFormats } from '../../../../src/deliver/formats/index.ts'
import { articleWith, hostile, site, to, unfit } from './sample.ts'

/** The schemas of the IPTC are not ours to copy; they are read where they lie beside the project. */
const schemas = path.resolve(import.meta.dirname, '../../../../../shared/schemas')
const areHere = existsSync(path.join(schemas, 'ninjs-3.1.json'))

const render = (format: ArticleFormat, words: string, more: object = {}): string =>
  articleFormats[format].render({ article: articleWith(words, more), site, to })

const formats = Object.keys(articleFormats) as ArticleFormat[]
const inJson = formats.filter((format) => articleFormats[format].mediaType.includes('json'))

describe.each(formats)('%s', (format) => {
  it('holds nothing unfit whatever people wrote', () => {
    const text = render(format, hostile)
    expect(text).not.toMatch(unfit)
    expect(text).not.toMatch(/href="(?:javascript|data):/)
    expect(text.replaceAll('\\', '')).toContain('💻')
  })

  it('carries the credit and the correction with the text', () => {
    const text = render(format, 'كلام', { credit: 'المصدر: جريدة' })
    expect(text).toContain('المصدر: جريدة')
    expect(text).toContain('تصحيح: كلام')
  })

  it('can do without everything that an article may lack', () => {
    const bare = {
      body: null,
      contentHash: null,
      corrections: [],
      credit: null,
      dated: null,
      deck: null,
      firstPublishedAt: null,
      links: [],
      original: { at: null, author: null, precision: 'unknown' as const, url: null },
      rights: { copyrightHolder: null, copyrightNotice: null, license: null, usageTerms: null },
      source: null,
      tags: [],
    }
    const text = render(format, 'عنوان وحيد', bare)
    expect(text).toContain('عنوان وحيد')
    expect(text).not.toMatch(/undefined|\[object|NaN/)
  })
})

describe.each(inJson)('%s', (format) => {
  it('is JSON that no script element ends at', () => {
    const text = render(format, hostile)
    expect(text).not.toMatch(/<|&/)
    expect(JSON.parse(text)).toBeTypeOf('object')
  })
})

describe('pages and fragments', () => {
  it.each(['html', 'package-html'] as const)(
    '%s has no element and no attribute that acts',
    (format) => {
      const html = render(format, hostile)
      expect(html).not.toMatch(/<script|<\/script|\son\w+=|<iframe|<form|javascript:/i)
      expect(html).toContain('&lt;/script&gt;')
    },
  )
})

describe.skipIf(!areHere)(
  'ninjs by the schemas of the IPTC (skipped where ../shared/schemas is not present)',
  () => {
    const validatorOf = (version: '2.2' | '3.1') => {
      const ajv = new Ajv2020({ allErrors: true, strict: false })
      addFormats.default(ajv)
      ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
      return ajv.compile(
        JSON.parse(readFileSync(path.join(schemas, `ninjs-${version}.json`), 'utf8')) as object,
      )
    }

    it.each(['3.1', '2.2'] as const)('%s is valid, hostile or bare or killed', (version) => {
      const validate = validatorOf(version)
      const article = articleWith(hostile)
      const killed = {
        at: article.lastIssuedAt,
        id: null,
        isKilled: true,
        language: 'ar',
        note: null,
        publicId: article.publicId,
      }
      const texts = [
        toNinjs({ article, site, to, version }),
        toNinjs({
          article: { ...article, dated: null, links: [], source: null },
          site,
          to,
          version,
        }),
        killedNinjs({ killed, version }),
      ]
      for (const text of texts) {
        validate(JSON.parse(text))
        expect(validate.errors ?? []).toEqual([])
      }
      expect(validate({ ...(JSON.parse(texts[0] ?? '') as object), surprise: 1 })).toBe(false)
    })
  },
)

describe('ninjs', () => {
  it('says each thing in the words of its version', () => {
    const article = articleWith('كلام')
    const third = JSON.parse(toNinjs({ article, site, to, version: '3.1' })) as Record<
      string,
      unknown
    >
    const second = JSON.parse(toNinjs({ article, site, to, version: '2.2' })) as Record<
      string,
      unknown
    >
    expect(third).toMatchObject({
      associations: [{ rel: 'similar' }],
      pubStatus: 'usable',
      representationType: 'partial',
      standard: { version: '3.1' },
      uri: `urn:uuid:${article.publicId}`,
      version: '2',
    })
    expect(second).toMatchObject({ pubstatus: 'usable', standard: { version: '2.2' } })
    expect(second['associations']).toMatchObject([{ name: 'similar-2' }])
    expect(JSON.stringify(second['associations'])).not.toContain('"rel"')
  })

  it('says of a killed article that it is canceled, and nothing of what it said', () => {
    const killed = {
      at: '2026-01-01T00:00:00.000Z',
      id: null,
      isKilled: true,
      language: 'ar',
      note: null,
      publicId: 'x',
    }
    expect(JSON.parse(killedNinjs({ killed, version: '3.1' }))).toMatchObject({
      pubStatus: 'canceled',
    })
  })
})

describe('JSON-LD', () => {
  it('says whose the text is', () => {
    const said = JSON.parse(render('jsonld', 'كلام')) as Record<string, unknown>
    expect(said).toMatchObject({
      '@type': 'NewsArticle',
      copyrightNotice: 'كلام',
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-01-03T10:00:00.000Z' }],
      creditText: 'كلام',
      datePublished: '2023-09-19T18:00:00.000Z',
      isBasedOn: 'https://example.org/1?a=1&b=2',
      license: 'https://example.org/license',
    })
  })

  it('gives a date as exactly as it is known', () => {
    const dated = { at: '2023-09-01T00:00:00.000Z', precision: 'month' }
    expect(JSON.parse(render('jsonld', 'كلام', { dated }))).toMatchObject({
      datePublished: '2023-09',
    })
    expect(JSON.parse(render('jsonld', 'كلام', { dated: null }))).not.toHaveProperty(
      'datePublished',
    )
  })
})

describe('the ledger', () => {
  const entry = (sequence: number, previousHash: null | string, hash: string) => ({
    action: 'publish',
    at: '2026-01-01T00:00:00.000Z',
    contentHash: null,
    hash,
    issueNumber: sequence,
    previousHash,
    sequence,
  })

  it.each([
    ['whole', [entry(1, null, 'a'), entry(2, 'a', 'b')], true],
    ['without its first', [entry(2, 'a', 'b')], false],
    ['with one left out', [entry(1, null, 'a'), entry(3, 'b', 'c')], false],
    ['with one changed', [entry(1, null, 'a'), entry(2, 'x', 'b')], false],
  ])('tells a chain that is %s', (_, entries, isWhole) => {
    expect(JSON.parse(toLedger({ entries, publicId: 'x' }))).toMatchObject({ id: 'x', isWhole })
  })
})
