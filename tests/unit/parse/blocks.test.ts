import { describe, expect, it } from 'vitest'

import { first, page, parsed, read, second, third } from './documents.ts'

const kinds = (...lines: string[]): string[] =>
  parsed(page(first, ...lines, 'المصدر: البوابة'))
    .main.blocks.slice(1)
    .map(({ kind, text }) => `${kind} ${text}`)

describe('a subhead', () => {
  it.each([
    'تفاصيل القرار',
    'ماذا بعد؟',
    'إجلاء 7 آلاف شخص من 16 قرية',
    'ردود «فعل» متباينة',
    'الثبات ـ دولي',
  ])('%s over a paragraph is one', (line) => {
    expect(kinds(line, second)).toEqual([`subhead ${line}`, `paragraph ${second}`])
  })

  it.each([
    'تفاصيل القرار.',
    'تفاصيل القرار!',
    'تفاصيل القرار…',
    'تفاصيل «القرار»',
    'تفاصيل “القرار”',
    'تفاصيل "القرار"',
    'تفاصيل القرار،',
    'تفاصيل القرار:',
    'تفاصيل القرار؛',
    'واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحد اثنا عشر',
    'المستشفيات والمستوصفات والاستثمارات والاستراتيجيات والاستعدادات والمستودعات والاستشارات والمؤسسات',
  ])('%s is none', (line) => {
    expect(kinds(line, second)).toEqual([`paragraph ${line}`, `paragraph ${second}`])
  })

  it('is never the last block', () => {
    expect(kinds(second, 'نهاية بلا نقطة')).toEqual([
      `paragraph ${second}`,
      'paragraph نهاية بلا نقطة',
    ])
  })

  it('is the last of several short lines', () => {
    expect(kinds('أرقام ومؤشرات', 'خلفية الأزمة', second)).toEqual([
      'paragraph أرقام ومؤشرات',
      'subhead خلفية الأزمة',
      `paragraph ${second}`,
    ])
  })

  it('is told through a promo under it', () => {
    expect(kinds('خلفية الأزمة', 'اقرأ أيضا: عنوان آخر', second)[0]).toBe('subhead خلفية الأزمة')
  })
})

describe('a list item', () => {
  it.each([
    ['1- إعلان الهدنة', '1-'],
    ['٢) فتح المعابر', '٢)'],
    ['3. تبادل القوائم', '3.'],
    ['• تبادل القوائم', '•'],
    ['- تبادل القوائم', '-'],
  ])('%s keeps its number and is no subhead', (line, marker) => {
    const document = parsed(page(first, line, second, 'المصدر: البوابة'))
    expect(document.main.blocks[1]).toMatchObject({ kind: 'listItem', text: line, marker })
    expect(read(page(first, line, second)).paragraphs).toEqual([first, line, second])
  })

  it.each(['20 قتيلا في الحادث', '3.5 مليون نسمة', '-5 درجات في المدينة'])('%s is none', (line) => {
    expect(kinds(line, second)[0]).toBe(`subhead ${line}`)
  })
})

describe('paragraphs', () => {
  it('are lines, with blank lines between or without', () => {
    expect(read([first, second, third, 'المصدر: البوابة'].join('\n')).paragraphs).toEqual([
      first,
      second,
      third,
    ])
  })

  it('are not parted from one another by lines that only look full', () => {
    const text = [first, '\u00A0', second, ' \u200F ', '\u2060\u3000', third].join('\n')
    expect(read(text).paragraphs).toEqual([first, second, third])
  })

  it('lose lines of signs alone', () => {
    const document = read(page(first, '***', second, '- - -', 'المصدر: البوابة'))
    expect(document.paragraphs).toEqual([first, second])
    expect(document.warnings).toEqual(['furniture-dropped', 'furniture-dropped'])
  })

  it('are cleaned of what cannot be seen', () => {
    expect(read(first.replace('الجهات', 'الج\u200Eه\u00ADات')).paragraphs).toEqual([first])
  })
})

describe('a torn conjunction', () => {
  const rest = 'قالت مصادر إن الخطة ماضية في طريقها.'

  it.each([
    ['after a sentence', `${first} و`],
    ['with a space that does not break', `${first} و\u00A0`],
    ['in a sentence', 'اجتمع ممثلو الشركات المحلية في المدينة الساحلية مع ممثلي البلديات و'],
  ])('goes to the next paragraph: %s', (_, line) => {
    const before = line.replace(/ و\s*$/u, '')
    const document = read(page(line, rest, 'المصدر: البوابة'))
    expect(document.paragraphs).toEqual([before, `و${rest}`])
    expect(document.warnings).toEqual(['torn-conjunction-joined'])
  })

  it('goes over a line of its own, and over a promo', () => {
    const text = page(first, 'و', 'اقرأ أيضا: عنوان آخر', rest, 'المصدر: البوابة')
    expect(read(text).paragraphs).toEqual([first, `و${rest}`])
  })

  it('stays where nothing follows that it could belong to', () => {
    expect(read(page(first, `${second} و`, 'المصدر: البوابة')).paragraphs).toEqual([
      first,
      `${second} و`,
    ])
    const document = read(page(`${first} و`, 'خلفية الأزمة', second))
    expect(document.paragraphs).toEqual([`${first} و`, second])
    expect(document.subheads).toEqual(['خلفية الأزمة'])
  })

  it('is not seen in a word that ends in waw', () => {
    const line = 'وصل الوفد إلى ناجورنو'
    expect(read(page(first, line, rest)).paragraphs).toEqual([first, rest])
  })

  it('keeps the spans apart and in order', () => {
    const { text, main } = parsed(page(`${first} و`, rest))
    const [before, after] = main.blocks
    expect(text.slice(before?.start, before?.end)).toBe(first)
    expect(text.slice(after?.start, after?.end)).toBe(`و\n\n${rest}`)
  })
})
