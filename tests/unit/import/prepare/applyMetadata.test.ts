import { describe, expect, it } from 'vitest'

import { categoriesOf } from '../../../../src/import/prepare/applyMetadata.ts'
import { identify, prepareDocument } from '../../../../src/import/prepare/prepareDocument.ts'
import type { Metadata, ReadDocument } from '../../../../src/import/read/types.ts'

const paragraph =
  'أعلنت الجهات المعنية اليوم بدء العمل في الجسر الجديد وفق الخطة التي أقرت مطلع العام الجاري.'

const prepare = ({ metadata, text = paragraph }: { metadata: Metadata; text?: string }) => {
  const item: ReadDocument = {
    adapter: 'csv',
    bytes: Buffer.from(text),
    file: 'a.csv:2',
    ignored: [],
    kind: 'document',
    metadata,
    size: 1,
    sourceKey: 'a',
  }
  const prepared = prepareDocument({ identity: identify(item), item })
  if (prepared.kind !== 'text') throw new Error(prepared.message)
  return prepared
}
const mainOf = (given: { metadata: Metadata; text?: string }) => prepare(given).articles[0]

describe('what an input says beside a text', () => {
  it('becomes the headline, byline, date and outlet of the main article', () => {
    const metadata = {
      author: 'محرر الأخبار',
      published: '2024-05-01T10:00:00+03:00',
      source: 'صحيفة الأفق',
      title: 'بدء العمل في الجسر',
    }
    expect(mainOf({ metadata })).toMatchObject({
      headline: { origin: 'given', text: 'بدء العمل في الجسر' },
      originalAuthor: 'محرر الأخبار',
      originalDatePrecision: 'time',
      originalPublishedAt: '2024-05-01T07:00:00.000Z',
      outlets: ['صحيفة الأفق'],
    })
  })

  it('is unknown where it is not said; when it was fetched is no date', () => {
    expect(mainOf({ metadata: { timestamp: '2024-05-01T00:00:00Z' } })).toMatchObject({
      headline: { origin: 'inferred' },
      originalAuthor: null,
      originalDatePrecision: 'unknown',
      originalPublishedAt: null,
      outlets: [],
    })
  })

  it('gives way to what stands in the text', () => {
    const text = `عنوان مطبوع فوق النص\n\n${paragraph}\n\n${paragraph}\n\nالمصدر: وكالات`
    const metadata = { source: 'صحيفة الأفق', title: 'عنوان آخر' }
    expect(mainOf({ metadata, text })).toMatchObject({
      headline: { origin: 'given', text: 'عنوان مطبوع فوق النص' },
      outlets: ['وكالات'],
    })
  })

  it('says nothing of the second article', () => {
    const text = `${paragraph}\n\nإقرأ أيضاً:\n\nخبر ثان من المدينة\n\n${paragraph}`
    const metadata = { author: 'محرر', published: '2024', source: 'صحيفة الأفق', title: 'عنوان' }
    expect(prepare({ metadata, text }).articles[1]).toMatchObject({
      headline: { text: 'خبر ثان من المدينة' },
      originalAuthor: null,
      originalDatePrecision: 'unknown',
      outlets: [],
    })
  })

  it('makes another edition of the document where it changes, when it was fetched does not', () => {
    const hash = (metadata: Metadata) => prepare({ metadata }).sha256
    const plain = hash({})
    expect(hash({ id: '1', timestamp: '2', url: 'https://example.org/' })).toBe(plain)
    const others: Metadata[] = [
      { title: 'أ' },
      { author: 'أ' },
      { source: 'أ' },
      { published: '2024' },
      { categories: ['أ'] },
    ]
    expect(new Set([plain, ...others.map(hash)]).size).toBe(6)
  })
})

describe('categoriesOf', () => {
  it('keeps names as they are, each once by whatever spelling', () => {
    const categories = ['أذربيجان', 'اذربيجان', ' نفط  وغاز ', '…', 'x'.repeat(201)]
    expect(categoriesOf({ categories })).toEqual(['أذربيجان', 'نفط وغاز'])
    expect(categoriesOf({})).toEqual([])
  })
})
