import { expect, it } from 'vitest'

import { suggestTitles } from '../../../../src/match/titles/suggestTitles.ts'

const title = 'حماس: مستعدون لوقف فوري لإطلاق النار في قطاع غزة'
const candidates = [
  { id: 'far', headline: 'البنك المركزي يثبت أسعار الفائدة' },
  { id: 'near', headline: 'حماس: مستعدون لوقف فوري لإطلاق النار بقطاع غزة' },
  { id: 'nearest', headline: 'حماس: مستعدون لوقف فوري لإطلاق النار في قطاع غزة الآن' },
  { id: 'opposite', headline: 'عجز 9 مليارات' },
]

it('suggests near titles, best first', () => {
  const found = suggestTitles({ title, candidates })
  expect(found.map(({ id }) => id)).toEqual(['nearest', 'near'])
  expect(found.every(({ score }) => score >= 0.7 && score < 1)).toBe(true)
})

it('suggests none that differ in a number', () => {
  const others = [{ id: 'nine', headline: 'الحكومة تعلن عجز الموازنة 9 مليارات' }]
  expect(
    suggestTitles({ title: 'الحكومة تعلن عجز الموازنة 6 مليارات', candidates: others }),
  ).toEqual([])
})

it('suggests three at most', () => {
  const many = Array.from({ length: 9 }, (_, id) => ({ id, headline: `${title} الآن` }))
  expect(suggestTitles({ title, candidates: many })).toHaveLength(3)
})
