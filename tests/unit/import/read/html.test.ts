import { describe, expect, it } from 'vitest'

import { htmlLines } from '../../../../src/import/read/html/htmlText.ts'
import { mostTags } from '../../../../src/import/read/html/readPage.ts'
import { mostDocumentBytes } from '../../../../src/import/read/limits.ts'
import { documents, filler, readStream, textOf } from './helpers.ts'

const read = (...chunks: (string | Uint8Array)[]) => readStream({ chunks, format: 'html' })

const paragraphs = [
  'أعلنت الجهات المعنية اليوم بدء العمل في الجسر الجديد وفق الخطة التي أقرت مطلع العام الجاري، وذلك بعد استكمال الدراسات الفنية اللازمة للمشروع.',
  'ومن المتوقع أن تعلن نتائج المرحلة الأولى في الأسابيع المقبلة بحسب البيان الصادر اليوم، على أن تتبعها مراحل أخرى تشمل الطرق المؤدية إلى الميناء.',
  'وأوضح البيان أن العمل يجري على مدار الساعة، وأن نسبة الإنجاز بلغت أربعين في المئة حتى الآن، مشيرا إلى أن التكلفة لم تتجاوز المخصص لها.',
]
const many = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('')
const menu = `<nav><ul>${many(8, (at) => `<li><a href="/${at}">قسم ${at}</a></li>`)}</ul></nav>`
const related = `<div class="related"><h3>مقالات مشابهة</h3><ul>${many(6, (at) => `<li><a href="/r${at}">عنوان خبر آخر رقم ${at} عن المدينة والميناء</a></li>`)}</ul></div>`
const mostRead = `<aside><h3>الأكثر قراءة</h3><ol>${many(10, (at) => `<li><a href="/m${at}">خبر مقروء رقم ${at} في المدينة</a></li>`)}</ol></aside>`
const smallPrint =
  '<footer><p>جميع الحقوق محفوظة لصحيفة الأفق، لا يجوز النسخ أو النشر دون إذن مكتوب منها.</p><p>اتصل بنا، من نحن، سياسة الخصوصية، شروط الاستخدام</p></footer>'

const page = ({ body, head = '' }: { body: string; head?: string }) =>
  `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">${head}</head><body><header><h1><a href="/">صحيفة الأفق</a></h1>${menu}</header>${body}${mostRead}${smallPrint}</body></html>`

describe('a page', () => {
  it.each([
    [
      'with an article',
      `<main><article><h1>عنوان الخبر الكامل</h1><figure><img src="x"><figcaption>صورة</figcaption></figure>${many(3, (at) => `<p>${paragraphs[at] ?? ''}</p>`)}</article>${related}</main>`,
    ],
    [
      'of divisions and line breaks',
      `<div class="wrap"><h2>عنوان الخبر الكامل</h2><div id="news">${paragraphs.join('<br><br>')}</div>${related}</div>`,
    ],
    [
      'of tables',
      `<table><tr><td>${related}</td><td><table><tr><td>${many(3, (at) => `<div align="right">${paragraphs[at] ?? ''}</div>`)}</td></tr></table></td></tr></table>`,
    ],
  ])('gives the text of its article and nothing around it: %s', async (_name, body) => {
    const head = '<title>عنوان الخبر الكامل | صحيفة الأفق</title>'
    const [item] = await read(page({ body, head }))
    expect(textOf(item)).toBe(paragraphs.join('\n\n'))
    expect(item).toMatchObject({ adapter: 'html', metadata: { title: 'عنوان الخبر الكامل' } })
  })

  it('gives a short text rather than the small print below it', async () => {
    const body =
      '<div><h1>تأجيل الاجتماع</h1><p>قررت اللجنة تأجيل الاجتماع إلى الأسبوع المقبل.</p></div>'
    const [item] = await read(page({ body }))
    expect(textOf(item)).toContain('قررت اللجنة تأجيل الاجتماع')
    expect(textOf(item)).not.toContain('جميع الحقوق')
  })

  it('keeps lists, subheads and the line of its source', async () => {
    const body = `<article><p>${paragraphs.join('</p><p>')}</p><h2>تفاصيل المشروع</h2><ul><li>جسر أول</li><li>جسر ثان</li></ul><p>${paragraphs[0] ?? ''}</p><p>المصدر: صحيفة الأفق</p></article>`
    const [item] = await read(page({ body }))
    expect(textOf(item).split('\n\n').slice(3)).toEqual([
      'تفاصيل المشروع',
      '• جسر أول',
      '• جسر ثان',
      paragraphs[0],
      'المصدر: صحيفة الأفق',
    ])
  })

  const article = `<article><h1>عنوان الخبر الكامل</h1><p>${paragraphs.join('</p><p>')}</p></article>`

  it('says what it is by Open Graph, JSON-LD and its elements', async () => {
    const head = `<title>عنوان الخبر الكامل - صحيفة الأفق</title><link rel="canonical" href="https://example.org/1">
      <meta property="og:title" content="عنوان الخبر الكامل - صحيفة الأفق"><meta property="og:site_name" content="صحيفة الأفق">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"datePublished":"2024-05-01T10:00:00+03:00","author":[{"@type":"Person","name":"محرر الأخبار"}]}]}</script>`
    const [item] = await read(page({ body: article, head }))
    expect(item).toMatchObject({
      ignored: [],
      metadata: {
        author: 'محرر الأخبار',
        published: '2024-05-01T10:00:00+03:00',
        source: 'صحيفة الأفق',
        title: 'عنوان الخبر الكامل',
        url: 'https://example.org/1',
      },
    })
  })

  it.each([
    [
      'its property',
      '<meta property="article:published_time" content="2024-05-01">',
      '',
      '2024-05-01',
    ],
    ['its time', '', '<time datetime="2024-05-01T10:00Z">أمس</time>', '2024-05-01T10:00:00Z'],
    [
      'the first that is one',
      '<meta property="article:published_time" content="أمس">',
      '<time datetime="2024-05-01"></time>',
      '2024-05-01',
    ],
    ['nothing', '', '<span>1 مايو 2024</span>', undefined],
  ])('was published when it says, by %s', async (_name, head, time, published) => {
    const items = await read(page({ body: `${time}${article}`, head }))
    expect(documents(items)[0]?.metadata.published).toBe(published)
  })

  it('names a date that is none', async () => {
    const head = '<meta property="article:published_time" content="0000-00-00">'
    expect(await read(page({ body: article, head }))).toMatchObject([{ ignored: ['published'] }])
  })

  it.each([
    '{"@type":',
    '[[[[[[[[[[1]]]]]]]]]]',
    'null',
    '{"@type":"NewsArticle","author":7,"datePublished":[]}',
  ])('with the JSON-LD %s is read without it', async (json) => {
    const head = `<script type="application/ld+json">${json}</script>`
    expect(documents(await read(page({ body: article, head })))).toHaveLength(1)
  })

  // «في المدينة» in windows-1256.
  const words = Buffer.from([0xdd, 0xed, 0x20, 0xc7, 0xe1, 0xe3, 0xcf, 0xed, 0xe4, 0xc9])
  it.each([
    ['declared', '<meta charset="windows-1256">'],
    [
      'declared the old way',
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
    ],
    ['not declared', ''],
    ['declared to be UTF-8', '<meta charset="utf-8">'],
  ])('in windows-1256 is read, %s', async (_name, head) => {
    const [item] = await read(`<html><head>${head}</head><body><p>`, words, '</p></body></html>')
    expect(textOf(item)).toBe('في المدينة')
  })

  it('in UTF-16 is read', async () => {
    const [item] = await read(
      Buffer.from('\uFEFF<html><body><p>في المدينة</p></body></html>', 'utf16le'),
    )
    expect(textOf(item)).toBe('في المدينة')
  })

  it.each([
    ['of more bytes than are read', [...filler({ bytes: mostDocumentBytes + 1 })]],
    ['of more tags than are read', ['<b>'.repeat(mostTags + 1)]],
    ['that is deeper than is read', ['<div>'.repeat(20_000)]],
  ])('%s is rejected at once', async (_name, chunks) => {
    expect(await read(...chunks)).toMatchObject([{ kind: 'failure', reason: 'too-large' }])
  })

  it.each([
    ['deep', `${'<div>'.repeat(200)}نص`],
    ['torn', '<div <p <table><tr><p>نص</div></p></x>'],
    ['rubbish', '\0\x01<\x02>\x03'],
    ['empty', ''],
  ])('that is %s does no harm', async (_name, content) => {
    expect(await read(content)).toHaveLength(1)
  })
})

describe('htmlLines', () => {
  it.each([
    ['<p>أ</p><p>ب', ['أ', 'ب']],
    ['أ<br>ب<br/><br>ج', ['أ', 'ب', 'ج']],
    ['<ul><li>أ<li><p>ب</p></ul>ج', ['• أ', '• ب', 'ج']],
    ['<p>أ <b>ب</b>\n <i>ج</i></p>', ['أ ب ج']],
    ['أ&nbsp;ب &amp; &#1605; &laquo;', ['أ ب & م «']],
    ['أ<script>"</p>"</script><style>p{}</style><!-- x -->ب', ['أب']],
    ['<table><tr><td>أ</td><td>ب</td></tr></table>', ['أ', 'ب']],
    ['<form>x</form><iframe>y</iframe><p> </p>أ', ['أ']],
    ['<svg><title>x</title></svg><svg/>أ', ['أ']],
    ['1 < 2 و <3', ['1 < 2 و <3']],
  ])('reads %s', async (html, lines) => {
    expect(await htmlLines({ html })).toEqual(lines)
  })

  it('takes line ends for lines where they are', async () => {
    expect(await htmlLines({ html: 'أ\r\n\nب <b>ج\nد</b>', keepsLines: true })).toEqual([
      'أ',
      'ب ج',
      'د',
    ])
  })
})
