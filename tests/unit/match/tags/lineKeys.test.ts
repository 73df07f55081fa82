import { expect, it } from 'vitest'

import { lineKeys } from '../../../../src/match/tags/lineKeys.ts'
import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'

it('lists every phrase of up to five words, none across a delimiter', () => {
  expect(lineKeys('قناة السويس، مصر')).toEqual({
    phrases: ['قناه', 'قناه السويس', 'السويس', 'مصر'],
    words: ['قناه', 'السويس', 'مصر'],
  })
  expect(lineKeys('a b c d e f').phrases).toContain('a b c d e')
  expect(lineKeys('a b c d e f').phrases).not.toContain('a b c d e f')
})

it('lists each once', () => {
  expect(lineKeys('مصر مصر').phrases).toEqual(['مصر', 'مصر مصر'])
})

it('covers whatever segmentation asks an archive for tags', () => {
  const line = '#وقف_إطلاق_النار مجلس الأمن، کوفید-19 في المنطقة أكثر من نص طويل جدا هنا'
  const listed = new Set(lineKeys(line).phrases)
  const asked: string[] = []
  const find = (key: string) => {
    asked.push(key)
    return null
  }
  segmentKeywords({ line, body: '', archive: { find } })
  const tagKeys = asked.filter((key) => key.split(' ').length <= 5)
  expect(tagKeys.length).toBeGreaterThan(10)
  expect(tagKeys.filter((key) => !listed.has(key))).toEqual([])
})
