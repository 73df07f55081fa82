import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { TextBlock } from '../../../src/text/richText.ts'
import { blocksOf, plainText, richText } from '../../../src/text/richText.ts'

const blocks: TextBlock[] = [
  { kind: 'paragraph', text: 'الفقرة الأولى.' },
  { kind: 'subhead', text: 'عنوان جانبي' },
  { kind: 'paragraph', text: 'الفقرة الثانية.' },
  { kind: 'listItem', text: 'أولا' },
  { kind: 'listItem', text: 'ثانيا' },
  { kind: 'paragraph', text: 'الخاتمة.' },
]

describe('rich text of blocks', () => {
  const { root } = richText({ blocks })

  it('makes one node a block, and one list of neighbouring items', () => {
    expect(root.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'list',
      'paragraph',
    ])
    expect(root.children[1]).toMatchObject({ tag: 'h2' })
    expect(root.children[3]).toMatchObject({
      children: [
        { type: 'listitem', value: 1 },
        { type: 'listitem', value: 2 },
      ],
      listType: 'bullet',
    })
  })

  it('states the direction on the root and on every block', () => {
    expect([root, ...root.children].map((node) => node.direction)).toEqual(Array(6).fill('rtl'))
    const ltr = richText({ blocks, direction: 'ltr' }).root
    expect([ltr, ...ltr.children].map((node) => node.direction)).toEqual(Array(6).fill('ltr'))
  })

  it('gives the text back, a line a block', () => {
    expect(plainText({ root })).toBe(blocks.map(({ text }) => text).join('\n'))
    expect(blocksOf({ root })).toEqual(blocks)
  })
})

describe('what is not rich text', () => {
  it.each([null, undefined, '', 7, [], {}, { root: null }, { root: { children: 'no' } }])(
    'has no text: %j',
    (state) => {
      expect(plainText(state)).toBe('')
      expect(blocksOf(state)).toEqual([])
    },
  )

  it('is read without harm, however it is made', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof plainText({ root: value })).toBe('string')
        expect(Array.isArray(blocksOf({ root: value }))).toBe(true)
      }),
    )
    let deep: object = { children: [{ text: 'x', type: 'text' }], type: 'paragraph' }
    for (let depth = 0; depth < 5000; depth += 1) deep = { children: [deep], type: 'quote' }
    expect(plainText({ root: deep })).toBe('')
  })
})
