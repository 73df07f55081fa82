import { describe, expect, it } from 'vitest'

import { first, headline, other, page, parsed, read, second, third } from '../documents.ts'

const withList = (...lines: string[]): ReturnType<typeof read> =>
  read(page(first, 'المصدر: أ', lines))

describe('a related list', () => {
  it.each([
    'مقالات مشابهة',
    'مقالات مشابهه:',
    'مقالات متشابهة'.replace('متشابهة', 'مشابهة'),
    ...['مقالات', 'مواضيع', 'موضوعات', 'أخبار', 'تقارير'].flatMap((head) =>
      ['ذات صلة', 'متعلقة', 'مرتبطة'].map((tail) => `${head} ${tail}`),
    ),
    'قد يعجبك أيضا',
    'قد يعجبك أيضاً:',
    'وقد يهمك أيضًا',
    'قد يهمك ايضا',
    'شاهد أيضاً',
    '■ مواضيع ذات صلة ■',
    'ﻣﻘﺎﻻﺕ ﻣﺸﺎﺑﻬﺔ',
  ])('opens under %s', (marker) => {
    expect(withList(marker, '• عنوان أول', '• عنوان ثان')).toMatchObject({
      paragraphs: [first],
      related: ['عنوان أول', 'عنوان ثان'],
      warnings: [],
    })
  })

  it.each(['•', '·', '●', '▪', '◾', '*', '-', '–', '—', '1-', '2.', '٣)', '▪️'])(
    'has titles after %s',
    (bullet) => {
      const list = withList(
        'مقالات مشابهة',
        `  ${bullet} عنوان أول`,
        `\u00A0${bullet}\u00A0عنوان ثان`,
      )
      expect(list.related).toEqual(['عنوان أول', 'عنوان ثان'])
      expect(list.warnings).toEqual([])
    },
  )

  it.each([
    ['after the marker', ['مقالات مشابهة: • عنوان أول • عنوان ثان • عنوان ثالث']],
    ['glued to the marker', ['مقالات مشابهة• عنوان أول• عنوان ثان• عنوان ثالث']],
    ['on a line of their own', ['مقالات مشابهة', '• عنوان أول • عنوان ثان • عنوان ثالث']],
    ['with the first bullet lost', ['مقالات مشابهة', 'عنوان أول • عنوان ثان • عنوان ثالث']],
  ])('may run on one line: %s', (_, lines) => {
    expect(withList(...lines).related).toEqual(['عنوان أول', 'عنوان ثان', 'عنوان ثالث'])
  })

  it('may have dashes that touch their titles', () => {
    const list = withList('مقالات مشابهة', '- عنوان أول', '-عنوان ثان', '–عنوان ثالث')
    expect(list.related).toEqual(['عنوان أول', 'عنوان ثان', 'عنوان ثالث'])
    expect(list.warnings).toEqual([])
  })

  it('keeps titles as they were written, repeats too', () => {
    const titles = [
      'حماس: نعد الرد و سلاح المقاومة (فيديو)',
      '“عنوان” بين أقواس.. صور',
      '20 قتيلا - حصيلة جديدة · محدثة',
      '3-1 نتيجة المباراة',
      'عاجل | عنوان',
      'عاجل | عنوان',
      'عنوان ينتهي بنقطة.',
    ]
    const bulleted = titles.map((title) => `  • \u200F${title} `)
    expect(withList('مقالات مشابهة', ...bulleted).related).toEqual(titles)
  })

  it('takes titles that begin like markers', () => {
    const titles = [
      'المصدر: لا أسماء نهائية',
      'إقرأ أيضاً: ملف',
      'مقالات مشابهة',
      'كلمات دلالية: ملف',
    ]
    const list = withList('مقالات مشابهة', ...titles.map((title) => `• ${title}`))
    expect(list).toMatchObject({ related: titles, source: 'أ', keywordLine: null, readAlso: null })
  })

  it('takes the title under a bullet that stands alone, and one whose bullet is lost', () => {
    expect(withList('مقالات مشابهة', '•', 'عنوان أول', '•', 'عنوان ثان').related).toEqual([
      'عنوان أول',
      'عنوان ثان',
    ])
    expect(withList('مقالات مشابهة', '• عنوان أول', 'عنوان ثان', '• عنوان ثالث').related).toEqual([
      'عنوان أول',
      'عنوان ثان',
      'عنوان ثالث',
    ])
  })

  it('takes lines where no line has a bullet, with a warning', () => {
    expect(withList('مقالات مشابهة', 'عنوان أول', 'عنوان ثان؟')).toMatchObject({
      related: ['عنوان أول', 'عنوان ثان؟'],
      warnings: ['titles-without-bullets', 'titles-without-bullets'],
    })
  })

  it('joins several lists in document order', () => {
    const text = page(first, 'المصدر: أ', ['مواضيع ذات صلة', '• ثان'], ['قد يعجبك أيضا', '• أول'])
    expect(read(text).related).toEqual(['ثان', 'أول'])
  })

  it.each([
    'مقالات مشابهة نشرتها صحف محلية تحدثت عن الخطة نفسها.',
    'أخبار ذات صلة بالخطة نفسها ظهرت في صحف محلية.',
    'مقالات ذات صلة - كما قيل - ظهرت في صحف محلية.',
    'وقد يعجبك أيضا ما كتبته الصحف.',
  ])('%s is text', (line) => {
    expect(read(page(first, line, second, 'المصدر: أ')).paragraphs).toEqual([first, line, second])
  })

  it('has no place in the body it interrupts', () => {
    const text = page(first, ['شاهد أيضا', '• عنوان أول'], second, third, 'المصدر: البوابة')
    expect(read(text)).toMatchObject({
      paragraphs: [first, second, third],
      related: ['عنوان أول'],
      source: 'البوابة',
      warnings: ['body-resumed'],
    })
  })
})

describe('text after the sections', () => {
  const footer = 'يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربة الزائر في جميع الصفحات.'

  it('is dropped, with its place', () => {
    const text = page(first, 'المصدر: أ', ['مقالات مشابهة', '• عنوان أول'], 'المزيد', footer)
    const { warnings, related } = parsed(text)
    expect(related.map((title) => title.text)).toEqual(['عنوان أول'])
    expect(read(text).paragraphs).toEqual([first])
    expect(warnings.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
      ['text-dropped', 'المزيد'],
      ['text-dropped', footer],
    ])
  })

  it.each([
    'جميع الحقوق محفوظة لموقع البوابة 2023',
    '© 2023 جميع الحقوق محفوظة',
    'تابع أحدث الأخبار عبر تطبيق Google News',
    'مشاركة :',
    'مشاركة: فيسبوك تويتر واتساب',
    'اترك تعليقاً',
    'أترك تعليقا',
  ])('%s is furniture anywhere', (line) => {
    const document = read(
      page(line, first, line, second, 'المصدر: أ', line, ['مقالات مشابهة', line, '• عنوان', line]),
    )
    expect(document).toMatchObject({ paragraphs: [first, second], related: ['عنوان'], source: 'أ' })
    expect(document.warnings).toEqual(Array.from({ length: 5 }, () => 'furniture-dropped'))
  })

  it('is no furniture where a sentence begins so', () => {
    const line =
      'جميع الحقوق محفوظة للعمال بموجب القانون الجديد الذي أقره البرلمان في جلسته الأخيرة يوم الأحد.'
    expect(read(page(first, line, second)).paragraphs).toEqual([first, line, second])
  })
})

describe('the order of the sections', () => {
  const sections = {
    source: ['المصدر: البوابة'],
    keywords: ['كلمات دلالية: خطة جديدة'],
    readAlso: ['إقرأ أيضاً:', headline, other, 'المصدر: وام'],
    related: ['مقالات مشابهة', '• عنوان أول'],
  }

  it.each([
    ['source', 'keywords', 'readAlso', 'related'],
    ['source', 'related', 'readAlso', 'keywords'],
    ['keywords', 'source', 'related', 'readAlso'],
    ['related', 'source', 'keywords', 'readAlso'],
    ['readAlso', 'related', 'keywords', 'source'],
  ] as const)('does not matter: %s, %s, %s, %s', (...order) => {
    const text = page(first, second, ...order.map((name) => sections[name]))
    expect(read(text)).toMatchObject({
      paragraphs: [first, second],
      source: 'البوابة',
      keywordLine: 'خطة جديدة',
      readAlso: { headline, paragraphs: [other], source: 'وام' },
      related: ['عنوان أول'],
      warnings: [],
    })
  })

  it('and each may be missing', () => {
    const nothing = { source: null, keywordLine: null, readAlso: null, related: [] }
    expect(read(first)).toMatchObject({ ...nothing, paragraphs: [first], warnings: ['no-source'] })
    const second = ['إقرأ أيضاً:', headline, other]
    const list = ['مقالات مشابهة', '• عنوان من هنا']
    expect(read(page('كلمات دلالية: خطة', ...second, list))).toMatchObject({
      paragraphs: [],
      keywordLine: 'خطة',
      readAlso: { headline, paragraphs: [other] },
      related: ['عنوان من هنا'],
      warnings: ['no-body'],
    })
  })
})
