import { describe, expect, it } from 'vitest'

import { first, headline, other, page, parsed, read, second, third } from '../documents.ts'

const list = ['مقالات مشابهة', '• عنوان أول', '• عنوان ثان']

describe('a read-also section', () => {
  it.each([
    'إقرأ أيضاً:',
    'اقرأ أيضا',
    'أقرأ أيضًا :',
    'إقرأ ايضا..',
    'اقرا أيضاً…',
    'اقرأ أيضا |',
    '** إقرأ أيضاً **',
    'إقرأ أيضاً: 👇',
    '\u200Fإقرأ\u00A0أيضاً:',
    'اقرأ المزيد',
  ])('opens under %j', (marker) => {
    const document = read(page(first, 'المصدر: البوابة', marker, headline, other, second, list))
    expect(document).toMatchObject({
      paragraphs: [first],
      readAlso: { headline, paragraphs: [other, second], source: null },
      related: ['عنوان أول', 'عنوان ثان'],
      warnings: [],
    })
  })

  it('has a body as the first article has', () => {
    const document = read(
      page(first, 'المصدر: أ', 'إقرأ أيضاً:', headline, '\u00A0', other, 'تفاصيل القرار', second),
    )
    expect(document.readAlso).toMatchObject({
      headline,
      paragraphs: [other, second],
      subheads: ['تفاصيل القرار'],
    })
  })

  it('may have its headline on the line of the marker, after the first sections', () => {
    const text = page(first, 'المصدر: أ', 'كلمات دلالية: خطة', `إقرأ أيضاً: ${headline}`, other)
    expect(read(text)).toMatchObject({ readAlso: { headline, paragraphs: [other] }, related: [] })
  })

  it("may have it so right under the source line, which is none if it is somebody's words", () => {
    const under = (line: string) => read(page(first, line, `إقرأ أيضاً: ${headline}`, other))
    expect(under('المصدر: البوابة')).toMatchObject({
      source: 'البوابة',
      subheads: [],
      readAlso: { headline, paragraphs: [other] },
    })
    const promo = page(
      first,
      'المصدر: البوابة',
      `إقرأ أيضاً: ${headline}`,
      second,
      'كلمات دلالية: خطة',
    )
    expect(read(promo)).toMatchObject({ paragraphs: [first, second], related: [headline] })
    const words = 'المصدر: لا أسماء نهائية قبل التصويت'
    expect(under(words)).toMatchObject({ source: null, readAlso: null, related: [headline] })
    expect(under(words).paragraphs.concat(under(words).subheads)).toContain(words)
  })

  it('may have a headline that looks like a source', () => {
    const text = page(first, 'المصدر: أ', 'إقرأ أيضاً:', 'مصدر: الخطة تبدأ غدا', other, list)
    expect(read(text).readAlso).toMatchObject({
      headline: 'مصدر: الخطة تبدأ غدا',
      paragraphs: [other],
      source: null,
    })
  })

  it('without a headline says so', () => {
    const document = read(page(first, 'المصدر: أ', 'إقرأ أيضاً:', other, second))
    expect(document.readAlso).toMatchObject({ headline: null, paragraphs: [other, second] })
    expect(document.warnings).toEqual(['read-also-without-headline'])
  })

  it('opens once where its marker is printed twice', () => {
    const document = read(page(first, 'المصدر: أ', 'إقرأ أيضاً:', 'إقرأ أيضاً:', headline, other))
    expect(document.readAlso).toMatchObject({ headline, paragraphs: [other] })
    expect(document.warnings).toEqual(['marker-without-content'])
  })

  it('is kept twice where two articles are printed', () => {
    const text = page(
      ...[first, 'المصدر: أ', 'إقرأ أيضاً:', headline, other, 'المصدر: وام'],
      ...['إقرأ أيضاً:', 'عنوان مقال ثالث', third, 'المصدر: ب', list],
    )
    const { readAlso, warnings } = parsed(text)
    expect(readAlso.map((article) => [article.headline?.text, article.source?.text])).toEqual([
      [headline, 'وام'],
      ['عنوان مقال ثالث', 'ب'],
    ])
    expect(warnings.map(({ code }) => code)).toEqual(['several-read-also'])
    expect(read(text).source).toBe('أ')
  })

  it('over a list of bullets is a list of titles', () => {
    const text = page(first, 'المصدر: أ', ['إقرأ أيضاً:', '• عنوان أول', '• عنوان ثان'])
    expect(read(text)).toMatchObject({ readAlso: null, related: ['عنوان أول', 'عنوان ثان'] })
  })

  it('with nothing under it is dropped, with a warning', () => {
    const document = read(page(first, 'المصدر: أ', 'إقرأ أيضاً:', list))
    expect(document).toMatchObject({ readAlso: null, warnings: ['marker-without-content'] })
  })
})

describe('titles run together at the end of a read-also article', () => {
  const inline = 'أخبار ذات صلة «عنوان» أول عن «الميناء» «عنوان» ثان عن السفن'
  const titles = ['«عنوان» أول عن «الميناء»', '«عنوان» ثان عن السفن']
  const withEnd = (...lines: string[]): string =>
    page(first, 'المصدر: أ', 'إقرأ أيضاً:', headline, ...lines, list)

  it.each([
    ['on a line', withEnd(other, inline), null],
    ['with the source on their line', withEnd(other, `${inline} المصدر: وام`), 'وام'],
    ['with the source on its line', withEnd(other, inline, 'المصدر: وام'), 'وام'],
    ['at the end of a paragraph', withEnd(`${other} ${inline} المصدر: وام`), 'وام'],
    ['after مواضيع', withEnd(other, `${inline.replace('أخبار', 'مواضيع')} المصدر : وام`), 'وام'],
  ])('are kept apart from the body: %s', (_, text, source) => {
    const { readAlso } = parsed(text)
    expect(readAlso[0]?.blocks.map((block) => block.text)).toEqual([other])
    expect(readAlso[0]?.source?.text ?? null).toBe(source)
    expect(readAlso[0]?.inlineRelated.map((title) => title.text)).toEqual(titles)
    expect(read(text).related).toEqual(['عنوان أول', 'عنوان ثان'])
  })

  it('are text where the article goes on, and in the main article', () => {
    const line = 'أخبار ذات صلة نشرتها صحف محلية'
    expect(read(withEnd(line, other)).readAlso).toMatchObject({
      paragraphs: [other],
      subheads: [line],
    })
    expect(read(page(first, line, second, 'المصدر: أ')).subheads).toEqual([line])
    expect(read(withEnd(other, `${line}.`)).readAlso?.paragraphs).toEqual([other, `${line}.`])
  })

  it('may stand on lines of their own, without bullets, over the bulleted list', () => {
    const { readAlso, related } = parsed(withEnd(other, 'أخبار ذات صلة', ...titles, 'المصدر: وام'))
    expect(readAlso[0]?.inlineRelated.map((title) => title.text)).toEqual(titles)
    expect(readAlso[0]?.source?.text).toBe('وام')
    expect(related.map((title) => title.text)).toEqual(['عنوان أول', 'عنوان ثان'])
  })
})

describe('a promo', () => {
  it.each([
    'إقرأ أيضاً: عنوان مقال آخر',
    'اقرأ أيضا.. عنوان مقال آخر',
    'اقرأ أيضًا | عنوان مقال آخر',
    'اقرأ أيضا - عنوان مقال آخر',
    'اقرأ أيضا ـ عنوان مقال آخر',
    'اقرأ أيضا… عنوان مقال آخر',
    'اقرأ المزيد: عنوان مقال آخر',
    '(اقرأ أيضا: عنوان مقال آخر)',
    '- اقرأ أيضا: عنوان مقال آخر',
    'شاهد أيضا: عنوان مقال آخر',
  ])('%s is a link and no text', (line) => {
    const { paragraphs, related, source, readAlso, warnings } = read(
      page(first, line, second, 'المصدر: البوابة'),
    )
    expect(related).toEqual(['عنوان مقال آخر'])
    expect({ paragraphs, source, readAlso, warnings }).toEqual({
      paragraphs: [first, second],
      source: 'البوابة',
      readAlso: null,
      warnings: [],
    })
  })

  it('stands before the list titles, in document order', () => {
    const text = page(first, 'اقرأ أيضا: أولا', second, 'إقرأ أيضاً: ثانيا', 'المصدر: أ', [
      'مقالات مشابهة',
      '• ثالثا',
      '• أولا',
    ])
    expect(parsed(text).related.map((title) => [title.text, title.from])).toEqual([
      ['أولا', 'promo'],
      ['ثانيا', 'promo'],
      ['ثالثا', 'list'],
      ['أولا', 'list'],
    ])
  })

  it('is cut off the paragraph it is glued to', () => {
    const document = read(page(`${first} اقرأ أيضا: عنوان آخر`, second, 'المصدر: أ'))
    expect(document).toMatchObject({ paragraphs: [first, second], related: ['عنوان آخر'] })
  })

  it.each([
    'اقرأ أيضا ما كتبته الصحف عن الخطة.',
    'قال: اقرأ أيضا: ما كتبته الصحف.',
    '«اقرأ أيضا: الصحف» كان الرد.',
  ])('%s is text', (line) => {
    expect(read(page(first, line, second)).paragraphs).toEqual([first, line, second])
  })

  it('on two lines is known by the true section further down', () => {
    const text = page(
      ...[first, ['اقرأ أيضاً:', 'عنوان مقال آخر'], second, third, 'المصدر: أ'],
      ...['كلمات دلالية: خطة', 'إقرأ أيضاً:', headline, other],
    )
    expect(read(text)).toMatchObject({
      paragraphs: [first, second, third],
      source: 'أ',
      readAlso: { headline, paragraphs: [other] },
      related: ['عنوان مقال آخر'],
    })
  })
})
