import { describe, expect, it } from 'vitest'

import { prepareLinks } from '../../../../src/import/prepare/prepareLinks.ts'
import { parseDocument } from '../../../../src/parse/index.ts'

const paragraph =
  'أعلنت الجهات المعنية اليوم بدء العمل في الجسر الجديد وفق الخطة التي أقرت مطلع العام الجاري.'

const links = (...parts: string[]) => {
  const parsed = parseDocument(Buffer.from([paragraph, ...parts].join('\n\n')))
  if (parsed.outcome !== 'ok') throw new Error(parsed.message)
  return prepareLinks(parsed).map(({ kind, order, readAlso, title, variants }) => [
    order,
    kind,
    readAlso,
    title,
    variants,
  ])
}

const list = (...titles: string[]) =>
  ['مقالات مشابهة', ...titles.map((title) => `• ${title}`)].join('\n')
const readAlso = (headline: string) => `إقرأ أيضاً:\n\n${headline}\n\n${paragraph}`

describe('prepareLinks', () => {
  it('numbers the titles of the list from 1', () => {
    expect(links(list('عنوان أول هنا', 'عنوان ثان هنا'))).toEqual([
      [1, 'similar', null, 'عنوان أول هنا', []],
      [2, 'similar', null, 'عنوان ثان هنا', []],
    ])
  })

  it('has no gap where a title is repeated, and keeps the other spellings', () => {
    expect(links(list('عنوان أول هنا', 'عنوان اول هنا', 'عنوان أول هنا', 'عنوان ثان هنا'))).toEqual(
      [
        [1, 'similar', null, 'عنوان أول هنا', ['عنوان اول هنا']],
        [2, 'similar', null, 'عنوان ثان هنا', []],
      ],
    )
  })

  it('marks the read-also article at its place in the list', () => {
    expect(links(readAlso('عنوان ثان هنا'), list('عنوان أول هنا', 'عنوان ثانٍ هنا'))).toEqual([
      [1, 'similar', null, 'عنوان أول هنا', []],
      [2, 'readAlso', 0, 'عنوان ثانٍ هنا', ['عنوان ثان هنا']],
    ])
  })

  it('puts it before the list that does not have it', () => {
    expect(links(readAlso('خبر آخر من المدينة'), list('عنوان أول هنا'))).toEqual([
      [0, 'readAlso', 0, 'خبر آخر من المدينة', []],
      [1, 'similar', null, 'عنوان أول هنا', []],
    ])
  })

  it('takes a line in the text for the same, with no article of its own', () => {
    expect(links('إقرأ أيضا: عنوان أول هنا', paragraph, list('عنوان أول هنا'))).toEqual([
      [1, 'readAlso', null, 'عنوان أول هنا', []],
    ])
  })

  it('leaves out what has no letter or digit', () => {
    expect(links(list('«…»', 'عنوان أول هنا'))).toEqual([[1, 'similar', null, 'عنوان أول هنا', []]])
  })

  it('keeps a list within bounds', () => {
    const many = Array.from({ length: 2000 }, (_, at) => `عنوان رقم ${at} من القائمة`)
    expect(links(list(...many))).toHaveLength(500)
    const [long] = links(list(`عنوان ${'طويل جدا من المدينة '.repeat(100)}`))
    expect(String(long?.[3]).length).toBeLessThanOrEqual(500)
  })
})
