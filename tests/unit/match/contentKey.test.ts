import { expect, it } from 'vitest'

import { contentKey } from '../../../src/match/contentKey.ts'

const paragraphs = ['أعلنت الوزارة بدء المشروع.', 'وقال المتحدث إن الخطة جاهزة.']

it('is shared by printings that differ in spelling, marks and paragraphs', () => {
  const key = contentKey(paragraphs)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(contentKey([paragraphs.join(' ')])).toBe(key)
  expect(contentKey(['', ' ', ...paragraphs, '***'])).toBe(key)
  expect(contentKey(paragraphs.map((text) => text.replaceAll('أ', 'ا').replaceAll('.', '!')))).toBe(
    key,
  )
})

it('differs with a word, and with the order', () => {
  const key = contentKey(paragraphs)
  expect(contentKey(paragraphs.slice(0, 1))).not.toBe(key)
  expect(contentKey([...paragraphs].reverse())).not.toBe(key)
  expect(contentKey(['ا ب'])).not.toBe(contentKey(['اب']))
})

it('is null for a text without a letter or digit', () => {
  expect(contentKey([])).toBeNull()
  expect(contentKey(['', '…'])).toBeNull()
})
