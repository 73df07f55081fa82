import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'

import { latinRuns } from '../../../../src/app/(site)/richText/latinRuns.ts'
import { Isolated } from '../../../../src/app/(site)/richText/Isolated.tsx'
import { RichText } from '../../../../src/app/(site)/richText/RichText.tsx'
import { richText } from '../../../../src/text/richText.ts'

const text = (value: string, format = 0) => ({ format, text: value, type: 'text' })
const html = (...children: unknown[]) =>
  renderToStaticMarkup(<RichText state={{ root: { children, type: 'root' } }} />)

describe('the text of an article', () => {
  it('becomes paragraphs, subheads and lists', () => {
    const state = richText({
      blocks: [
        { kind: 'paragraph', text: 'فقرة أولى.' },
        { kind: 'subhead', text: 'عنوان فرعي' },
        { kind: 'listItem', text: 'أول' },
        { kind: 'listItem', text: 'ثان' },
      ],
    })
    expect(renderToStaticMarkup(<RichText state={state} />)).toBe(
      '<p>فقرة أولى.</p><h2>عنوان فرعي</h2><ul><li>أول</li><li>ثان</li></ul>',
    )
  })

  it.each([
    ['h1', 'h2'],
    ['h2', 'h2'],
    ['h3', 'h3'],
    ['h4', 'h4'],
    ['h5', 'h4'],
    ['script', 'h2'],
  ])('makes %s a %s: the headline is the only first-level heading', (tag, made) => {
    expect(html({ children: [text('عنوان')], tag, type: 'heading' })).toBe(
      `<${made}>عنوان</${made}>`,
    )
  })

  it('wraps a run in what its format says', () => {
    const children = [text('غليظ', 1), { type: 'linebreak' }, text('مائل', 2), text('كلاهما', 3)]
    expect(html({ children, type: 'paragraph' })).toBe(
      '<p><strong>غليظ</strong><br/><em>مائل</em><em><strong>كلاهما</strong></em></p>',
    )
  })

  it.each([
    [
      'https://example.org/',
      '<a href="https://example.org/" rel="noopener nofollow external">هنا</a>',
    ],
    ['/tags/x', '<a href="/tags/x">هنا</a>'],
    ['javascript:alert(1)', 'هنا'],
    [undefined, 'هنا'],
  ])('links to %s', (url, made) => {
    const link = { children: [text('هنا')], fields: { linkType: 'custom', url }, type: 'link' }
    expect(html({ children: [link], type: 'paragraph' })).toBe(`<p>${made}</p>`)
  })

  it('links to an article only where the reader was given it', () => {
    const link = (value: unknown) =>
      html({
        children: [text('هنا')],
        fields: { doc: { relationTo: 'articles', value }, linkType: 'internal' },
        type: 'link',
      })
    expect(link({ slug: 'خبر' })).toBe('<a href="/articles/%D8%AE%D8%A8%D8%B1">هنا</a>')
    expect(link('01900000-0000-7000-8000-00000000000a')).toBe('هنا')
    expect(link(null)).toBe('هنا')
  })

  it('shows pictures of known size only', () => {
    const value = {
      alt: 'صورة',
      height: 10,
      mimeType: 'image/png',
      url: '/api/media/file/a.png',
      width: 20,
    }
    expect(html({ type: 'upload', value })).toContain(
      '<img alt="صورة" height="10" loading="lazy" src="/api/media/file/a.png" width="20"/>',
    )
    expect(html({ type: 'upload', value: { ...value, width: null } })).toBe('')
    expect(html({ type: 'upload', value: { ...value, mimeType: 'text/html' } })).toBe('')
    expect(html({ type: 'upload', value: 'an-id' })).toBe('')
  })

  it('keeps the words of what it does not know, and markup in them as words', () => {
    expect(html({ children: [text('كلمات')], type: 'fancy' })).toBe('كلمات')
    expect(html({ children: [text('كلمات')], type: 'constructor' })).toBe('كلمات')
    expect(html({ children: [text('<script>')], type: 'paragraph' })).toBe(
      '<p dir="ltr">&lt;<bdi>script</bdi>&gt;</p>',
    )
  })

  it.each([
    null,
    undefined,
    'text',
    7,
    [],
    { root: null },
    { root: { children: 'x' } },
    { root: { children: [null, 3, { type: 9 }] } },
  ])('is nothing where the state is no state: %j', (state) => {
    expect(renderToStaticMarkup(<RichText state={state} />)).toBe('')
  })

  it('ends where a state is made to overflow the stack', () => {
    let node: object = text('قاع')
    for (let depth = 0; depth < 20_000; depth += 1) node = { children: [node], type: 'quote' }
    expect(html(node)).not.toContain('قاع')
  })

  it('drops empty paragraphs and turns only blocks without Arabic round', () => {
    expect(html({ children: [text('  ')], type: 'paragraph' })).toBe('')
    expect(html({ children: [text('Reuters contributed.')], type: 'paragraph' })).toContain(
      '<p dir="ltr">',
    )
    expect(
      html({ children: [text('COP29 تبدأ اليوم')], direction: 'ltr', type: 'paragraph' }),
    ).not.toContain('dir=')
    expect(html({ children: [text('2020')], type: 'paragraph' })).toBe('<p>2020</p>')
  })
})

describe('Latin words in an Arabic line', () => {
  it.each([
    ['رئاسة COP29 تطلق', 'رئاسة <bdi>COP29</bdi> تطلق'],
    ['(F-16) و«C4P»', '(<bdi class="whole">F-16</bdi>) و«<bdi>C4P</bdi>»'],
    ['شركة Acme News Group تعلن', 'شركة <bdi>Acme News Group</bdi> تعلن'],
    ['على example.org، اليوم', 'على <bdi>example.org</bdi>، اليوم'],
    ['بين 2020-2021 و50%', 'بين 2020-2021 و50%'],
    ['عام 2020 COP 29، و10 دول', 'عام 2020 <bdi>COP 29</bdi>، و10 دول'],
    ['قال: Hello. ثم مضى', 'قال: <bdi>Hello</bdi>. ثم مضى'],
    ['مُدَّةٌ café résumé', 'مُدَّةٌ <bdi>café résumé</bdi>'],
    ['a  b', '<bdi>a</bdi>  <bdi>b</bdi>'],
    ['نص عربي', 'نص عربي'],
    ['', ''],
  ])('%s', (line, made) => {
    expect(renderToStaticMarkup(<Isolated text={line} />)).toBe(made)
  })

  it.each(['1', '-', 'a ', 'a1-', "'", 'ا a'])('are found in a long line of %j', (piece) => {
    const line = piece.repeat(200_000)
    expect(
      latinRuns(line)
        .map(({ text: part }) => part)
        .join(''),
    ).toBe(line)
  })
})
