import { describe, expect, it } from 'vitest'

import { piecesOf } from '../../../src/admin/OriginView/pieces.ts'
import type { FieldOrigin, Section } from '../../../src/desk/origin/types.ts'
import { diffTexts } from '../../../src/text/diff/diffTexts.ts'

/** A document cut for the screen: nothing of it is lost, and each part knows what became of it. */

const text = [
  'عنوان الخبر',
  '',
  'النص الأول للخبر.',
  '1- بند في القائمة',
  'كلمات دلالية: الميناء، البحر، السفن',
  'مقالات مشابهة',
  '• عنوان آخر',
].join('\n')

const sectionOf = (words: string, kind: Section['kind'], isOwn = true): Section => {
  const start = text.indexOf(words)
  return { end: start + words.length, isOwn, kind, start }
}
const sections = [
  sectionOf('عنوان الخبر', 'headline'),
  sectionOf('النص الأول للخبر.', 'paragraph'),
  sectionOf('1- بند في القائمة', 'listItem'),
  sectionOf('الميناء، البحر، السفن', 'keywords'),
  sectionOf('عنوان آخر', 'related', false),
]
const tag = (words: string): FieldOrigin => {
  const { end, start } = sectionOf(words, 'keywords')
  return { field: 'tags', kind: 'document', span: { end, start }, value: words }
}
const bodyOf = (fresh: string[]) => {
  const diff = diffTexts({ new: fresh, old: ['النص الأول للخبر.', 'بند في القائمة'] })
  const spans = [sections[1], sections[2]]
  return {
    ...diff,
    rows: diff.rows.map((row) => ({ ...row, span: spans[row.old ?? -1] ?? null })),
  }
}
const document = {
  adapter: 'txt',
  file: 'a.txt',
  id: 'a',
  importedAt: '2024-05-01T00:00:00.000Z',
  isCut: false,
  part: 'main' as const,
  run: null,
  sections,
  sourceKey: 'a.txt',
  text,
  updatedAt: null,
}

const cut = (over: Partial<Parameters<typeof piecesOf>[0]> = {}) =>
  piecesOf({
    body: bodyOf(['النص الأول للخبر.', 'بند في القائمة']),
    document,
    fields: [],
    headline: null,
    ...over,
  })

describe('a document on the screen', () => {
  it('is all there, letter by letter', () => {
    for (const fields of [[], [tag('البحر')], [tag('السفن'), tag('الميناء')]]) {
      const pieces = cut({ fields })
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(
        pieces.every(({ end, start, ...piece }) => text.slice(start, end) === piece.text),
      ).toBe(true)
    }
  })

  it('keeps words that became tags apart from those that did not', () => {
    const words = cut({ fields: [tag('البحر')] }).flatMap((piece) =>
      piece.kind === 'keywords' ? [piece.text] : [],
    )
    expect(words).toEqual(['الميناء، ', 'البحر', '، السفن'])
  })

  it('has the words that are no longer so, after the bullet they stood behind', () => {
    const pieces = cut({ body: bodyOf(['النص الأول للخبر.', 'بند في اللائحة']) })
    const changed = pieces.filter(({ parts }) => parts)
    expect(changed).toHaveLength(1)
    expect(changed[0]).toMatchObject({ kind: 'listItem', prefix: '1- ', row: 1 })
  })

  it('has a headline that an editor changed', () => {
    const headline = diffTexts({ new: ['عنوان جديد'], old: ['عنوان الخبر'] }).rows[0]?.parts ?? []
    const { end, start } = sections[0] ?? { end: 0, start: 0 }
    const field: FieldOrigin = {
      field: 'headline',
      kind: 'editor',
      span: { end, start },
      value: 'عنوان جديد',
      was: 'عنوان الخبر',
    }
    expect(cut({ fields: [field], headline })[0]).toMatchObject({
      kind: 'headline',
      parts: headline,
    })
  })

  it('does not take a part twice that lies within another', () => {
    const inner = sectionOf('الأول', 'related')
    const pieces = cut({
      document: { ...document, sections: [...sections.slice(0, 2), inner, ...sections.slice(2)] },
    })
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })
})
