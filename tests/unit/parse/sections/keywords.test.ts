import { describe, expect, it } from 'vitest'

import { first, headline, other, page, parsed, read, second, third } from '../documents.ts'

describe('a keyword line', () => {
  it.each([
    'كلمات دلالية',
    'الكلمات الدلالية',
    'کلمات دلالیة',
    'كلمات دليلية',
    'كلمات مفتاحية',
    'الكلمات المفتاحية',
    'وسوم',
    'الوسوم',
    'تاغات',
    'هاشتاغ',
    'Tags',
  ])('%s: opens it', (marker) => {
    for (const line of [`${marker}: خطة جديدة`, `${marker} :خطة جديدة`, `${marker}:\nخطة جديدة`]) {
      expect(read(page(first, 'المصدر: أ', line))).toMatchObject({
        paragraphs: [first],
        keywordLine: 'خطة جديدة',
        warnings: [],
      })
    }
  })

  it('is kept as it was written', () => {
    const words = 'خطة، الروسیة | #ميناء_قديم ناغورنی  کاراباخ'
    expect(read(page(first, `كلمات دلالية: ${words}`)).keywordLine).toBe(words.replace('  ', ' '))
  })

  it('may have a line for each word', () => {
    const text = page(first, 'المصدر: أ', ['الوسوم:', 'خطة جديدة', '• الميناء القديم'], 'نص بعيد')
    expect(read(text).keywordLine).toBe('خطة جديدة، الميناء القديم')
  })

  it('joins two, with a warning', () => {
    const { keywords, warnings, text } = parsed(
      page(first, 'المصدر: أ', 'كلمات دلالية: خطة', 'الوسوم: ميناء'),
    )
    expect(keywords?.line.text).toBe('خطة، ميناء')
    expect(text.slice(keywords?.line.start, keywords?.line.end)).toMatch(/^خطة[^]*ميناء$/)
    expect(warnings.map(({ code }) => code)).toEqual(['several-keyword-lines'])
  })

  it.each([
    'كلمات دلالية مثل «خطة» تكررت في البيان: ثلاث مرات.',
    'وسوم الشرف: قلدها الرئيس للفائزين.'.replace('الشرف:', 'الشرف'),
    '«كلمات دلالية: خطة» كان عنوان الندوة.',
    'واستخدم البيان كلمات دلالية: خطة وميناء.',
  ])('%s is text', (line) => {
    const document = read(page(first, line, second, 'المصدر: أ'))
    expect(document).toMatchObject({ paragraphs: [first, line, second], keywordLine: null })
  })

  it('is found on the line of the source it is glued to', () => {
    const line = `${second} المصدر: البوابة كلمات دلالية: خطة جديدة إقرأ أيضاً:`
    expect(read(page(first, line, headline, other))).toMatchObject({
      paragraphs: [first, second],
      source: 'البوابة',
      keywordLine: 'خطة جديدة',
      readAlso: { headline, paragraphs: [other] },
    })
  })

  it('does not end an article that goes on to its source', () => {
    const document = read(page(first, 'كلمات دلالية: خطة', second, third, 'المصدر: أ'))
    expect(document).toMatchObject({ paragraphs: [first, second, third], source: 'أ' })
    expect(document.warnings).toEqual(['body-resumed'])
  })

  it('may stand over the article', () => {
    const document = read(page('كلمات دلالية: خطة', first, second, 'المصدر: أ'))
    expect(document).toMatchObject({ paragraphs: [first, second], source: 'أ', keywordLine: 'خطة' })
    expect(document.warnings).toEqual([])
  })
})
