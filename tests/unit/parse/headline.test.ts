import { describe, expect, it } from 'vitest'

import { first, headline, other, page, read, second } from './documents.ts'

describe('the headline of the main article', () => {
  it.each([headline, 'ماذا بعد الخطة الجديدة؟', 'الوزارة: «لا تأجيل»', 'خطة جديدة للميناء (صور)'])(
    '%s over a paragraph is one',
    (line) => {
      const document = read(page(line, first, second, 'المصدر: البوابة'))
      expect(document).toMatchObject({ headline: line, paragraphs: [first, second], subheads: [] })
    },
  )

  it.each([
    ['a sentence', 'أعلنت الوزارة خطة جديدة.'],
    ['a line that promises more', 'وقال المتحدث في بيان:'],
    ['a line that breaks off', 'أعلنت الوزارة خطة جديدة…'],
    ['one word', 'خاص'],
    ['a date', 'الثلاثاء 19 سبتمبر 2023'],
    ['a long line', first.slice(0, -1).repeat(2)],
    ['a list item', '• خطة جديدة للميناء'],
  ])('%s is none', (_, line) => {
    expect(read(page(line, first, second))).toMatchObject({ headline: null })
    expect(read(page(line, first, second)).paragraphs[0]).toBe(line)
  })

  it.each(['وقال', 'كما قال', 'من جهته قال'])(
    'is none where the next line goes on: %s',
    (start) => {
      const line = first.slice(0, -1)
      expect(line.length).toBeGreaterThan(90)
      expect(read(page(line, `${start} المتحدث ${second}`))).toMatchObject({ headline: null })
      expect(read(page(line, `قال المتحدث ${second}`))).toMatchObject({ headline: line })
    },
  )

  it('is none where nothing longer follows', () => {
    expect(read('خطة جديدة للميناء القديم')).toMatchObject({
      headline: null,
      paragraphs: ['خطة جديدة للميناء القديم'],
    })
    expect(read(page('خطة جديدة للميناء القديم', 'المصدر: البوابة'))).toMatchObject({
      headline: null,
      source: 'البوابة',
    })
  })

  it('is no first paragraph that lost its full stop', () => {
    const line = first.slice(0, -1)
    expect(read(page(line, second)).headline).toBeNull()
    expect(read(page(line, other)).headline).toBe(line)
  })

  it('may have a subhead under it', () => {
    expect(read(page(headline, 'تفاصيل القرار', first))).toMatchObject({
      headline,
      subheads: ['تفاصيل القرار'],
      paragraphs: [first],
    })
  })
})
