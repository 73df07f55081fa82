import { describe, expect, it } from 'vitest'

import { first, headline, other, page, parsed, read, second, third } from './documents.ts'

describe('a source line', () => {
  it.each([
    ['المصدر: البوابة نيوز', 'البوابة نيوز'],
    ['المصدر : البوابة', 'البوابة'],
    ['المصدر:البوابة', 'البوابة'],
    ['المصدر：البوابة', 'البوابة'],
    ['المصدر | البوابة', 'البوابة'],
    ['مصدر: البوابة', 'البوابة'],
    ['المصـدر: البوابة', 'البوابة'],
    ['المَصدر: البوابة', 'البوابة'],
    ['ﺍﻟﻤﺼﺪﺭ: ﻭﺍﻡ', 'وام'],
    ['\u200Fالمصدر\u200F:\u00A0البوابة\u00A0', 'البوابة'],
    ['(المصدر: الجزيرة نت)', 'الجزيرة نت'],
    ['(المصدر: الجزيرة نت).', 'الجزيرة نت'],
    ['[المصدر: الجزيرة نت]', 'الجزيرة نت'],
    ['** المصدر: البوابة **', 'البوابة'],
    ['المصدر: «البوابة»', 'البوابة'],
    ['المصدر: وكالات...', 'وكالات'],
    ['المصدر: أ ش أ', 'أ ش أ'],
    ['المصدر: البوابة (تونس)', 'البوابة (تونس)'],
    ['🏷️ المصدر: البوابة', 'البوابة'],
    ['المصدر: https://example.org/ar/123', 'https://example.org/ar/123'],
    ['المصدر: المصدر أونلاين', 'المصدر أونلاين'],
    ['المصدر:\nالبوابة نيوز', 'البوابة نيوز'],
    ['المصدر\nالبوابة نيوز', 'البوابة نيوز'],
    ['المصدر:\n\nالبوابة نيوز', 'البوابة نيوز'],
  ])('%j names %s', (line, source) => {
    const document = read(page(first, second, line, 'كلمات دلالية: خطة'))
    expect(document.source).toBe(source)
    expect(document.paragraphs).toEqual([first, second])
    expect(document.warnings).toEqual([])
  })

  it.each([
    ['المصدر: سكاي نيوز + وكالات', ['سكاي نيوز', 'وكالات']],
    ['المصدر: سكاي نيوز / وكالات', ['سكاي نيوز', 'وكالات']],
    ['المصادر: رويترز، فرانس برس، وكالات', ['رويترز', 'فرانس برس', 'وكالات']],
  ])('%s keeps every name, the first in front', (line, names) => {
    const { main } = parsed(page(first, second, line))
    expect(main.source?.names).toEqual(names)
    expect(main.source?.text).toBe(line.slice(line.indexOf(':') + 2))
  })

  it.each([
    'وقال المصدر: «لن تتغير الخطة» وأضاف أن التنفيذ مستمر.',
    'وبحسب المصدر: النتائج جيدة.',
    'المصدر ذاته نفى أن تكون الخطة قد بدأت.',
    '«المصدر: لن تتغير الخطة»، قال متحدث للصحفيين.',
    'المصدر: جهة لا يمكن أن تكون اسما لأنها أطول من ثمان كلمات.',
    'المصدرون: تراجع في الأرقام.',
    'هكذا قال الوزير. المصدر ذاته نفى ذلك.',
    'نفى ذلك المصدر.',
    'هكذا قال الوزير. المصدر: طلب عدم الكشف عن هويته',
    'هكذا قال الوزير. المصدر: «لا تعليق»',
  ])('%s is text', (line) => {
    const document = read(page(first, line, 'المصدر: البوابة'))
    expect(document.paragraphs).toEqual([first, line])
    expect(document.source).toBe('البوابة')
    expect(read(page(first, line)).source).toBeNull()
  })

  it('is a subhead where the body goes on after it', () => {
    const line = 'المصدر: لا أسماء نهائية قبل التصويت'
    const document = read(page(first, line, second, 'المصدر: البوابة', 'كلمات دلالية: خطة'))
    expect(document).toMatchObject({
      paragraphs: [first, second],
      subheads: [line],
      source: 'البوابة',
      warnings: ['source-like-line-kept'],
    })
  })

  it('is text where it quotes somebody and a true source line follows', () => {
    const line = 'المصدر: «لا أسماء نهائية بعد»'
    const document = read(page(first, line, 'المصدر: البوابة'))
    expect(document).toMatchObject({ paragraphs: [first, line], source: 'البوابة' })
  })

  it('belongs to the second article once that has begun, also when the first has none', () => {
    const document = read(page(first, second, 'إقرأ أيضاً:', headline, other, 'المصدر: وام'))
    expect(document.source).toBeNull()
    expect(document.readAlso?.source).toBe('وام')
    expect(document.warnings).toEqual(['no-source'])
  })

  it('belongs to the first article where only an empty read-also marker stands before it', () => {
    const document = read(page(first, second, 'اقرأ المزيد', 'المصدر: البوابة'))
    expect(document).toMatchObject({ source: 'البوابة', readAlso: null })
  })

  it('goes to each article its own', () => {
    const document = read(
      page(first, 'المصدر: البوابة', 'إقرأ أيضاً:', headline, other, 'المصدر: وام', [
        'مقالات مشابهة',
        '• عنوان',
      ]),
    )
    expect(document.source).toBe('البوابة')
    expect(document.readAlso?.source).toBe('وام')
  })

  it('is found at the end of a paragraph it is glued to', () => {
    const document = read(page(first, `${second} المصدر: البوابة نيوز`, 'كلمات دلالية: خطة'))
    expect(document).toMatchObject({
      paragraphs: [first, second],
      source: 'البوابة نيوز',
      keywordLine: 'خطة',
      warnings: ['marker-glued'],
    })
    expect(read(page(first, `${second} (المصدر: البوابة)`)).source).toBe('البوابة')
    expect(read(page(first, `${second}المصدر: البوابة`)).source).toBe('البوابة')
  })

  it('is not cut off a paragraph where the text goes on', () => {
    const glued = `${second} المصدر: لا أسماء نهائية`
    const document = read(page(first, glued, third, 'المصدر: البوابة'))
    expect(document.paragraphs).toEqual([first, glued, third])
  })

  it('adds the names of a second source line, with a warning', () => {
    const { main, warnings } = parsed(page(first, 'المصدر: البوابة', 'المصدر: وكالات'))
    expect(main.source?.names).toEqual(['البوابة', 'وكالات'])
    expect(warnings.map(({ code }) => code)).toEqual(['several-sources'])
  })

  it('without a name is dropped, with a warning', () => {
    const document = read(page(first, second, 'المصدر:', 'كلمات دلالية: خطة'))
    expect(document).toMatchObject({ source: null, paragraphs: [first, second] })
    expect(document.warnings).toEqual(['no-source', 'marker-without-content'])
  })
})
