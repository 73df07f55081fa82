import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'

import { RichText } from '../../../src/app/(site)/richText/RichText.tsx'
import { excerptOf } from '../../../src/rights/excerpt.ts'
import { plainText, richText } from '../../../src/text/richText.ts'
import { anyText } from '../text/arbitraries.ts'

type Node = { [attribute: string]: unknown; type: string }

const text = (value: string, format = 0): Node => ({
  format,
  mode: 'normal',
  text: value,
  type: 'text',
  version: 1,
})
const element = (type: string, children: Node[], more = {}): Node => ({
  children,
  type,
  version: 1,
  ...more,
})
const paragraph = (...children: Node[]) => element('paragraph', children)
const link = (...children: Node[]) =>
  element('link', children, { fields: { linkType: 'custom', url: 'https://example.org/' } })
const list = (...items: Node[]) => element('list', items, { listType: 'bullet', tag: 'ul' })
const item = (...children: Node[]) => element('listitem', children)
const picture: Node = { relationTo: 'media', type: 'upload', value: 'one', version: 3 }
const block: Node = { fields: { blockType: 'box', text: 'نص في صندوق' }, type: 'block', version: 2 }
const stateOf = (...children: Node[]) => ({ root: element('root', children) })

const html = (state: unknown) => renderToStaticMarkup(<RichText state={state} />)

describe('an excerpt', () => {
  it.each<[string, number, Node[], string]>([
    ['ends after a word', 12, [paragraph(text('كلمة أولى وثانية'))], '<p>كلمة أولى…</p>'],
    [
      'leaves out the signs at its end',
      12,
      [paragraph(text('كلمة أولى، وثانية'))],
      '<p>كلمة أولى…</p>',
    ],
    [
      'counts the lines before it',
      14,
      [paragraph(text('كلمة أولى')), paragraph(text('ثانية وثالثة'))],
      '<p>كلمة أولى…</p>',
    ],
    [
      'goes on in the next block',
      17,
      [paragraph(text('كلمة أولى')), paragraph(text('ثانية وثالثة'))],
      '<p>كلمة أولى</p><p>ثانية…</p>',
    ],
    [
      'keeps what is bold',
      13,
      [paragraph(text('كلمة '), text('أولى وثانية', 1))],
      '<p>كلمة <strong>أولى…</strong></p>',
    ],
    [
      'ends within a subhead',
      17,
      [paragraph(text('كلمة أولى')), element('heading', [text('عنوان طويل هنا')], { tag: 'h2' })],
      '<p>كلمة أولى</p><h2>عنوان…</h2>',
    ],
    [
      'ends within a list, whose other items go',
      12,
      [list(item(text('واحد')), item(text('اثنان معا')), item(text('ثلاثة')))],
      '<ul><li>واحد</li><li>اثنان…</li></ul>',
    ],
    [
      'ends within a list in a list',
      13,
      [list(item(text('واحد')), item(list(item(text('اثنان معا')))), item(text('ثلاثة')))],
      '<ul><li>واحد</li><li><ul><li>اثنان…</li></ul></li></ul>',
    ],
    [
      'ends before a link that would be cut',
      22,
      [paragraph(text('كلمة أولى وثانية '), link(text('رابط من كلمات')))],
      '<p>كلمة أولى وثانية…</p>',
    ],
    [
      'keeps a link that fits',
      25,
      [paragraph(text('انظر '), link(text('رابط من كلمات')), text(' وبعده كلام آخر'))],
      '<p>انظر <a href="https://example.org/" rel="noopener nofollow external">رابط من كلمات</a> وبعده…</p>',
    ],
    [
      'cuts a link that is nearly all there is',
      12,
      [paragraph(link(text('رابط من كلمات كثيرة')))],
      '<p><a href="https://example.org/" rel="noopener nofollow external">رابط من…</a></p>',
    ],
    [
      'cuts a word that is too long by itself',
      6,
      [paragraph(text('ا'.repeat(50)))],
      '<p>ااااا…</p>',
    ],
    ['never parts a pair', 5, [paragraph(text('💻'.repeat(9)))], '<p>💻💻…</p>'],
    ['never parts a letter from its mark', 5, [paragraph(text('بِبِبِبِبِ'))], '<p>بِبِ…</p>'],
    ['of one character is a sign', 1, [paragraph(text('كلمة أولى'))], '<p>…</p>'],
    ['has no pictures and no blocks', 90, [picture, paragraph(text('كلمة')), block], '<p>كلمة</p>'],
    [
      'keeps a text that fits',
      16,
      [paragraph(text('كلمة أولى وثانية'))],
      '<p>كلمة أولى وثانية</p>',
    ],
  ])('%s', (_, max, children, made) => {
    const { isCut, state } = excerptOf({ max, state: stateOf(...children) })
    expect(html(state)).toBe(made)
    expect(plainText(state).length).toBeLessThanOrEqual(max)
    expect(isCut).toBe(
      html(state) !== html(stateOf(...children)) || JSON.stringify(children).includes('"block"'),
    )
  })

  it('keeps a line one, also where the tab that is cut is all that it has of its own', () => {
    const state = stateOf(
      element('heading', [link(text('أول')), link(text('ثان')), { text: '\t', type: 'tab' }]),
      paragraph(text('بعد ذلك')),
    )
    expect(plainText(excerptOf({ max: 7, state }).state)).toBe('أولثان…')
  })

  it('says whether anything was left out, and gives back what fits', () => {
    const state = richText({ blocks: [{ kind: 'paragraph', text: 'كلمة أولى' }] })
    expect(excerptOf({ max: 9, state })).toEqual({ isCut: false, state })
    expect(excerptOf({ max: 8, state }).isCut).toBe(true)
  })

  it.each([null, undefined])('of %s is nothing', (state) => {
    expect(excerptOf({ max: 9, state })).toEqual({ isCut: false, state: null })
  })

  it.each(['نص', 7, [], {}, { root: [] }])('of what is no text at all is nothing: %j', (state) => {
    expect(excerptOf({ max: 9, state })).toEqual({ isCut: true, state: null })
  })

  it('has a block where all the others went: the editor refuses an empty root', () => {
    for (const children of [[picture], [paragraph(text('كلمة'))]]) {
      const { state } = excerptOf({ max: 1, state: stateOf(...children) })
      expect(state?.root.children).toHaveLength(1)
      expect(html(state)).toBe('<p>…</p>')
    }
  })

  it('is made of a state that is nested without end', () => {
    let node = paragraph(text('نص'))
    for (let depth = 0; depth < 20_000; depth += 1) node = element('quote', [node])
    expect(html(excerptOf({ max: 9, state: stateOf(node) }).state)).not.toContain('نص')
  })
})

const anyNode = fc.letrec<{ block: Node; inline: Node }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc.array(tie('inline'), { maxLength: 4 }).map((children) => paragraph(...children)),
    fc
      .array(tie('inline'), { maxLength: 3 })
      .map((children) => element('heading', children, { tag: 'h2' })),
    fc.array(tie('block'), { maxLength: 3 }).map((children) => element('quote', children)),
    fc.array(tie('block'), { maxLength: 3 }).map((children) => list(item(...children))),
    fc.constantFrom(picture, block, { children: 'x', type: 'paragraph' }, { type: 'listitem' }),
  ),
  inline: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc
      .tuple(anyText, fc.integer({ max: 127, min: 0 }))
      .map(([value, format]) => text(value, format)),
    fc.array(tie('inline'), { maxLength: 3 }).map((children) => link(...children)),
    fc.constantFrom<Node>({ type: 'linebreak' }, { text: '\t', type: 'tab' }, picture, {
      text: 'نص في عقدة غريبة',
      type: 'mention',
    }),
  ),
})).block

const anyState = fc.array(anyNode, { maxLength: 5 }).map((children) => stateOf(...children))

const everyNode = (node: unknown): Node[] => {
  const { children } = node as { children?: unknown }
  return [node as Node, ...(Array.isArray(children) ? children.flatMap(everyNode) : [])]
}

describe('whatever the text, its excerpt', () => {
  it('is never longer than allowed, begins as the text does, and is one that a page shows', () => {
    const known = /^(?:paragraph|heading|quote|list|listitem|link|text|tab|linebreak)$/
    fc.assert(
      fc.property(anyState, fc.integer({ max: 60, min: 1 }), (given, max) => {
        const { isCut, state } = excerptOf({ max, state: given })
        const whole = plainText(excerptOf({ max: 1_000_000, state: given }).state)
        const cut = plainText(state)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(() => html(state)).not.toThrow()
        for (const node of (state?.root.children as Node[]).flatMap(everyNode)) {
          expect(node.type).toMatch(known)
          if (node.type === 'tab') expect(node.text).toBe('\t')
        }
        if (isCut && whole.length > max) {
          const kept = cut.endsWith('…') ? cut.slice(0, -1) : cut
          expect(whole.startsWith(kept)).toBe(true)
        } else expect(cut === whole || cut === '…').toBe(true)
        expect(excerptOf({ max, state })).toEqual({ isCut: false, state })
      }),
      { numRuns: 2000 },
    )
  })
})
