import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { storyOf } from '../../../../src/deliver/formats/body/story.ts'
import { toHtml } from '../../../../src/deliver/formats/body/toHtml.ts'
import { escapeMarkdown, toMarkdown } from '../../../../src/deliver/formats/body/toMarkdown.ts'
import { toPlain } from '../../../../src/deliver/formats/body/toPlain.ts'
import { balanceBidi } from '../../../../src/deliver/formats/text/balanceBidi.ts'
import { safeJson } from '../../../../src/deliver/formats/text/json.ts'
import { escapeMarkup } from '../../../../src/deliver/formats/text/markup.ts'
import { safeLine, safeText } from '../../../../src/deliver/formats/text/safeText.ts'
import { anyText } from '../../text/arbitraries.ts'
import { bodyWith, hostile, unfit } from './sample.ts'

describe('safe text', () => {
  it.each([
    ['نص عادي', 'نص عادي'],
    ['a\u0000b\u001Fc\u0085d', 'abc\nd'],
    ['سطر\r\nسطر\rسطر\u2028سطر', 'سطر\nسطر\nسطر\nسطر'],
    ['نصف \uD83D زوج، وزوج 💻', 'نصف \uFFFD زوج، وزوج 💻'],
    ['\uFEFFعلامة\uFFFE \uFDD0', 'علامة '],
    ['قيل \u200Fهذا\u200E و\u061Cذاك', 'قيل \u200Fهذا\u200E و\u061Cذاك'],
  ])('makes %j into %j', (given, made) => {
    expect(safeText(given)).toBe(made)
  })

  it('is one line where a line is wanted', () => {
    expect(safeLine(' عنوان\n\u0000 \tمن سطرين ')).toBe('عنوان من سطرين')
  })

  it('holds nothing unfit, and is the same when made twice', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        const made = safeText(text)
        expect(made).not.toMatch(unfit)
        expect(safeText(made)).toBe(made)
        expect(balanceBidi(made)).toBe(made)
      }),
    )
  })
})

describe('directions', () => {
  it.each([
    ['an isolate that is left open', '\u2067a', '\u2067a\u2069'],
    ['an end of nothing', 'a\u2069\u202C', 'a'],
    ['an override', '\u202Eabc\u202C د', 'abc د'],
    ['an isolate closed over an embedding', '\u2068a\u202Bb\u2069c', '\u2068a\u202Bb\u202C\u2069c'],
    ['an embedding that a line ends', '\u202Ba\nb\u202C', '\u202Ba\u202C\nb'],
    ['an embedding that an isolate shields', '\u202Ba\u2067b\u202C', '\u202Ba\u2067b\u2069\u202C'],
    ['what is in order', '\u2068COP29\u2069 في', '\u2068COP29\u2069 في'],
  ])('closes %s', (_, given, made) => {
    expect(balanceBidi(given)).toBe(made)
  })
})

describe('JSON for scripts', () => {
  it('ends no script and means the same', () => {
    const made = safeJson({ a: '</script><!--&\u2028', b: null })
    expect(made).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(made)).toEqual({ a: '</script><!--&\n', b: null })
  })
})

describe('a text', () => {
  const blocks = storyOf(bodyWith(hostile))

  it('keeps links to web pages and the words of all others', () => {
    const html = toHtml({ blocks, language: 'ar' })
    expect(html.match(/href="[^"]*"/g)).toHaveLength(2)
    expect(html).not.toMatch(/javascript:|data:/)
    expect(html).toContain('رابط')
    expect(html).toContain('بيانات')
    expect(toMarkdown(blocks)).not.toMatch(/javascript:|data:/)
  })

  it('has only elements of its own in HTML', () => {
    const html = toHtml({ blocks, language: 'ar' })
    const names = new Set([...html.matchAll(/<\/?([^\s>]+)/g)].map(([, name]) => name))
    expect([...names].sort()).toEqual(
      [
        'a',
        'blockquote',
        'br',
        'em',
        'figure',
        'h2',
        'h3',
        'hr',
        'img',
        'li',
        'ol',
        'p',
        'strong',
        'ul',
      ].sort(),
    )
    expect(html).not.toMatch(unfit)
    expect(html).not.toContain(']]>')
  })

  it('keeps every word in every form, those of unknown nodes too', () => {
    for (const form of [toHtml({ blocks, language: 'ar' }), toMarkdown(blocks), toPlain(blocks)]) {
      for (const word of ['alert(1)', 'داخلي', 'في مجهول', 'فرعي', 'عنوان', 'مفتوح']) {
        expect(form.replaceAll('\\', '')).toContain(word)
      }
      expect(form).not.toMatch(unfit)
    }
  })

  it('gives each block its direction', () => {
    const html = toHtml({ blocks: storyOf(bodyWith('Only Latin words')), language: 'ar' })
    expect(html).toContain('<h2 dir="ltr">Only Latin words</h2>')
    expect(html).toContain('<h3 dir="rtl">فرعي</h3>')
  })

  it('is read to a bounded depth', () => {
    let node: object = { text: 'عميق', type: 'text' }
    for (let depth = 0; depth < 20_000; depth += 1) node = { children: [node], type: 'quote' }
    expect(toPlain(storyOf({ root: node }))).toBe('')
  })

  it.each([
    null,
    7,
    [],
    { root: 7 },
    { root: { children: 'x' } },
    { root: { children: [null, 7] } },
  ])('may be %j and then is empty', (state) => {
    expect(storyOf(state)).toEqual([])
  })
})

describe('Markdown', () => {
  it.each([
    ['# ليس عنوانا', '\\# ليس عنوانا'],
    ['1. ليس بندا', '1\\. ليس بندا'],
    ['- ليس بندا', '\\- ليس بندا'],
    ['*نجوم* _وشرطات_ `وشيفرة`', '\\*نجوم\\* \\_وشرطات\\_ \\`وشيفرة\\`'],
    ['![صورة](x) <b>', '\\!\\[صورة\\](x) \\<b\\>'],
    ['AT&amp;T', 'AT\\&amp;T'],
  ])('says %j as %j', (given, made) => {
    expect(escapeMarkdown(given)).toBe(made)
  })

  it('puts the signs of a bold run at its words', () => {
    const root = {
      children: [
        {
          children: [
            { format: 0, text: 'قال', type: 'text' },
            { format: 1, text: ' بوضوح ', type: 'text' },
            { format: 0, text: 'ذلك', type: 'text' },
          ],
          type: 'paragraph',
        },
      ],
    }
    expect(toMarkdown(storyOf({ root }))).toBe('قال **بوضوح** ذلك')
  })
})

describe('markup', () => {
  it('is escaped so that nothing of it is left', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeMarkup(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
      }),
    )
  })
})
