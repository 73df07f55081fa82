import { expect, it } from 'vitest'

import { likelyTags } from '../../../../src/match/tags/likelyTags.ts'
import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'

const likely = (line: string, body: string): string[] =>
  likelyTags(segmentKeywords({ line, body })).map(({ label }) => label)

it('has what was accepted and what can hardly be cut otherwise, in the order of the line', () => {
  const line = 'مجلس الأمن المزيد جامعة القاهرة'
  expect(segmentKeywords({ line, body: 'جامعة القاهرة' }).accepted).toHaveLength(1)
  expect(likely(line, 'جامعة القاهرة')).toEqual(['مجلس الأمن', 'جامعة القاهرة'])
})

it('leaves out what can well be cut otherwise', () => {
  expect(likely('سيدي بوزيد منزل تميم قصر هلال', '')).not.toContain('سيدي بوزيد منزل تميم قصر هلال')
  expect(likely('كير ستان بول مور', '')).toEqual([])
})

it('has what stands in the text though the line can be cut otherwise', () => {
  const body = 'كشفت شركة غوغل عن نموذج. وقالت غوغل إنها أضافت علامات.'
  const line = 'أخبار محلية غوغل'
  expect(segmentKeywords({ line, body }).accepted).toEqual([])
  expect(likely(line, body)).toContain('غوغل')
})

it('leaves out what the text has apart, where nothing but form joins it', () => {
  const body =
    'ضرب زلزال سواحل البحر المتوسط فجر اليوم، وسجل عدد من الهزات الارتدادية في الساعات التالية.'
  const tags = likely('الشرق الأوسط زلزال الهزات الارتدادية البحر المتوسط', body)
  expect(tags).toEqual(['الشرق الأوسط', 'البحر المتوسط'])
})

it('leaves out bare numbers', () => {
  expect(likely('2024', '2024')).toEqual([])
})
