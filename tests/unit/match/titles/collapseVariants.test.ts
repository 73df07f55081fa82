import { expect, it } from 'vitest'

import { collapseVariants } from '../../../../src/match/titles/collapseVariants.ts'

it('makes equal keys of one list one link at the first place, and keeps the other spellings', () => {
  const links = collapseVariants([
    'نعد الرد على المقترح و سلاح المقاومة',
    'خبر آخر في القائمة',
    'نعد الرد على المقترح وسلاح المقاومة.. فيديو',
    'نعد الرد على المقترح و سلاح المقاومة',
    'نعد الرد علی المقترح وسلاح المقاومة.. فيديو',
  ])
  expect(links.map(({ title }) => title)).toEqual([
    'نعد الرد على المقترح و سلاح المقاومة',
    'خبر آخر في القائمة',
  ])
  expect(links[0]?.variants).toEqual([
    'نعد الرد على المقترح وسلاح المقاومة.. فيديو',
    'نعد الرد علی المقترح وسلاح المقاومة.. فيديو',
  ])
  expect(links[1]?.variants).toEqual([])
})

it('leaves near titles apart', () => {
  expect(collapseVariants(['عجز 6 مليارات', 'عجز 9 مليارات'])).toHaveLength(2)
})

it('leaves titles without a letter apart from one another', () => {
  expect(collapseVariants(['؟!', '…', '؟!']).map(({ title }) => title)).toEqual(['؟!', '…'])
  expect(collapseVariants([])).toEqual([])
})
