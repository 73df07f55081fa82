import { describe, expect, it } from 'vitest'

import { blocksOf, richText, type TextBlock } from '../../../src/text/richText.ts'
import { runningText, textKey } from '../../../src/text/textKey.ts'

const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text })
const subhead = (text: string): TextBlock => ({ kind: 'subhead', text })
const listItem = (text: string): TextBlock => ({ kind: 'listItem', text })

const first = 'أعلنت الوزارة بدء المرحلة الثانية من المشروع.'
const second = 'وقال المتحدث إن الخطة جاهزة، وإن التنفيذ يبدأ يوم 5 مايو.'
const article = [paragraph(first), subhead('تفاصيل القرار'), paragraph(second)]

const key = (blocks: TextBlock[]): string | null => textKey({ blocks })

describe('one text has one key', () => {
  it.each<[string, TextBlock[]]>([
    ['without its subhead', [paragraph(first), paragraph(second)]],
    ['run together in one paragraph', [paragraph(`${first} ${second}`)]],
    ['with another subhead', [subhead('أرقام'), paragraph(first), paragraph(second)]],
    [
      'in another spelling',
      article.map(({ kind, text }) => ({
        kind,
        text: text
          .replaceAll('أ', 'ا')
          .replaceAll('ة', 'ه')
          .replaceAll('5', '٥')
          .replace('.', ' !'),
      })),
    ],
    ['with empty lines', [paragraph(''), ...article, paragraph('***')]],
    ['as a list', [listItem(first), listItem(second)]],
    ['through the editor and back', blocksOf(richText({ blocks: article }))],
  ])('%s', (_, blocks) => {
    expect(key(blocks)).toMatch(/^[0-9a-f]{64}$/)
    expect(key(blocks)).toBe(key(article))
  })
})

describe('another text has another key', () => {
  it.each<[string, TextBlock[]]>([
    ['a sentence less', [paragraph(first)]],
    ['another order', [paragraph(second), paragraph(first)]],
    ['another figure', [paragraph(first), paragraph(second.replace('5', '6'))]],
    ['a line of its own that is no subhead', [...article, paragraph('للتواصل مع الصحيفة')]],
  ])('%s', (_, blocks) => {
    expect(key(blocks)).not.toBe(key(article))
  })

  it('words are not run together', () => {
    expect(key([paragraph('ا ب')])).not.toBe(key([paragraph('اب')]))
    expect(runningText({ blocks: [paragraph('ا'), paragraph('ب')] })).toBe('ا ب')
  })
})

it('counts short lines that are most of the text', () => {
  const lines = [subhead('ليل طويل على المدينة'), subhead('ونجم بعيد فوق البحر'), paragraph('وحدي')]
  expect(key(lines)).not.toBe(key([paragraph('وحدي')]))
  expect(key([subhead('ليل طويل')])).toBe(key([paragraph('ليل طويل')]))
})

it('has no key for a text without a letter or digit', () => {
  expect(key([])).toBeNull()
  expect(key([paragraph('…'), subhead(' ')])).toBeNull()
})
