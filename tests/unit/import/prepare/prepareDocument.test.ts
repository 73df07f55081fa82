import { describe, expect, it } from 'vitest'

import { stateOf } from '../../../../src/import/prepare/body.ts'
import { identify, prepareDocument } from '../../../../src/import/prepare/prepareDocument.ts'
import type { ReadDocument, ReadFailure } from '../../../../src/import/read/types.ts'
import { blocksOf, plainText } from '../../../../src/text/richText.ts'

const item = (text: string, more: Partial<ReadDocument> = {}): ReadDocument => ({
  adapter: 'txt',
  bytes: Buffer.from(text),
  file: 'in/a.txt',
  ignored: [],
  kind: 'document',
  metadata: {},
  size: Buffer.byteLength(text),
  sourceKey: 'a.txt',
  ...more,
})

const prepareItem = (read: ReadDocument | ReadFailure) =>
  prepareDocument({ identity: identify(read), item: read })

const prepare = (text: string, more: Partial<ReadDocument> = {}) => {
  const prepared = prepareItem(item(text, more))
  if (prepared.kind !== 'text') throw new Error(prepared.message)
  return prepared
}

const paragraph =
  'أعلنت الجهات المعنية اليوم بدء العمل في الجسر الجديد وفق الخطة التي أقرت مطلع العام الجاري.'
const second =
  'ومن المتوقع أن تعلن نتائج المرحلة الأولى في الأسابيع المقبلة بحسب البيان الصادر اليوم.'

describe('a document', () => {
  it('becomes its main and read-also articles, each with what it says of itself', () => {
    const { articles } = prepare(
      [
        paragraph,
        'المصدر: صحيفة الأفق + وام',
        'إقرأ أيضاً:',
        'خبر ثان من المدينة',
        second,
        'المصدر: وكالات',
      ].join('\n\n'),
    )
    expect(articles).toMatchObject([
      {
        headline: {
          origin: 'inferred',
          text: expect.stringMatching(/^أعلنت .* الجاري$/) as string,
        },
        index: 0,
        outlets: ['صحيفة الأفق', 'وام'],
        part: 'main',
      },
      {
        headline: { origin: 'given', text: 'خبر ثان من المدينة' },
        index: 0,
        outlets: ['وكالات'],
        part: 'readAlso',
      },
    ])
    expect(articles.map(({ body }) => plainText(stateOf(body)))).toEqual([paragraph, second])
    expect(new Set(articles.map(({ importKey }) => importKey)).size).toBe(2)
  })

  it('keeps subheads as headings and list items without their bullets', () => {
    const { articles } = prepare(
      [paragraph, 'تفاصيل المشروع', second, '• جسر أول', '• جسر ثان', paragraph].join('\n\n'),
    )
    expect(
      blocksOf(articles[0] && stateOf(articles[0].body)).map(({ kind, text }) => [kind, text]),
    ).toEqual([
      ['paragraph', paragraph],
      ['subhead', 'تفاصيل المشروع'],
      ['paragraph', second],
      ['listItem', 'جسر أول'],
      ['listItem', 'جسر ثان'],
      ['paragraph', paragraph],
    ])
  })

  it('has the same text key however its paragraphs are run together or spelled', () => {
    const [one] = prepare(`${paragraph}\n\n${second}`).articles
    const [other] = prepare(`${paragraph} ${second.replaceAll('ة', 'ه')}`).articles
    expect(other?.textKey).toBe(one?.textKey)
    expect(prepare(paragraph).articles[0]?.textKey).not.toBe(one?.textKey)
  })

  it('has no text key where the text is a formula', () => {
    expect(prepare('التفاصيل في الفيديو التالي من المدينة.').articles[0]?.textKey).toBeNull()
  })

  it('is known by reader and source key together, not by what it says', () => {
    const key = (text: string, more: Partial<ReadDocument> = {}) => prepare(text, more).documentKey
    expect(key(paragraph)).toBe(key(second))
    expect(key(paragraph, { sourceKey: 'b.txt' })).not.toBe(key(paragraph))
    expect(key(paragraph, { adapter: 'jsonl' })).not.toBe(key(paragraph))
  })

  it('does not change with what was said beside its text', () => {
    const timestamp = '2024-01-01T00:00:00Z'
    expect(prepare(paragraph, { metadata: { timestamp } }).sha256).toBe(prepare(paragraph).sha256)
  })
})

describe('what is no document', () => {
  it.each([
    ['an empty one', '', 'empty', null],
    ['one in another language', 'An article in English.', 'not-arabic', 'An article in English.'],
    [
      'titles alone',
      'مقالات مشابهة\n\n• عنوان من المدينة\n• عنوان آخر',
      'no-text',
      expect.any(String),
    ],
  ])('is rejected with a word and a sentence: %s', (_name, text, reason, rawText) => {
    const rejection = prepareItem(item(text))
    expect(rejection).toMatchObject({ kind: 'rejection', rawText, reason })
    expect('message' in rejection && rejection.message).toMatch(/\.$/)
  })

  it('keeps no binary data', () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 4, 5, 6])
    expect(prepareItem(item('', { bytes }))).toMatchObject({ rawText: null, reason: 'binary' })
  })

  it('keeps nothing that a column cannot hold', () => {
    const prepared = prepareItem({
      adapter: 'jsonl',
      bytes: Buffer.from('{"text": "a\0b\x01'),
      file: 'a.jsonl:1',
      kind: 'failure',
      message: 'No JSON.',
      reason: 'bad-json',
      size: 1,
      sourceKey: 'x',
    })
    expect(prepared).toMatchObject({
      kind: 'rejection',
      rawText: '{"text": "ab',
      reason: 'bad-json',
    })
  })
})
