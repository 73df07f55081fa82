import { describe, expect, it } from 'vitest'

import { differences } from '../../../src/admin/MergeView/differences.ts'

describe('what two names differ in', () => {
  it.each([
    ['أسعار النفط', 'اسعار النفط', ['spelling:hamza']],
    ['الطاقة الشمسية', 'الطاقه الشمسيه', ['spelling:teh']],
    ['مستشفى', 'مستشفي', ['spelling:yeh']],
    ['الميناء', 'ميناء', ['mergeDifference:article']],
    ['انتخابات', 'انتخاب', ['mergeDifference:ending']],
    ['ناغورني كاراباخ', 'ناجورنو كاراباخ', ['mergeDifference:vowels']],
    ['ناجورنو كاراباخ', 'ناجورنو قره باغ', ['mergeDifference:vowels']],
    ['البوابة', 'البوابة نيوز', ['mergeDifference:words']],
    ['عُمان', 'عمّان', ['spelling:tashkeel']],
    ['حمص', 'حلب', ['mergeDifference:letters']],
    ['حلب', 'حلب', []],
  ])('%s and %s', (a, b, expected) => {
    expect(differences({ a, b })).toEqual(expected)
    expect(differences({ a: b, b: a })).toEqual(expected)
  })
})
