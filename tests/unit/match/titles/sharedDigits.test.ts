import { describe, expect, it } from 'vitest'

import { sharedDigits } from '../../../../src/match/titles/sharedDigits.ts'
import { suggestTitles } from '../../../../src/match/titles/suggestTitles.ts'
import { titleKey } from '../../../../src/text/titleKey.ts'

describe('the digits that near titles share', () => {
  it.each<[string, null | string]>([
    ['افتتاح 937 مدرسة في المدينة', '937'],
    ['بعد 45 يوما افتتاح 1250 مدرسة', '1250'],
    ['افتتاح 937 مدرسة و1204 ملاعب', '1204'],
    ['افتتاح ٩٣٧ مدرسة', '937'],
    ['افتتاح 93 مدرسة', null],
    ['افتتاح مدرسة في المدينة', null],
    ['', null],
  ])('of «%s» are %s', (title, digits) => {
    expect(sharedDigits(titleKey(title))).toBe(digits)
  })

  it('are none that a title may spell in a word', () => {
    const title = 'افتتاح 100 مدرسة جديدة في مدن المحافظات الجنوبية'
    const headline = 'افتتاح مئة مدرسة جديدة في مدن المحافظات الجنوبية'
    expect(suggestTitles({ candidates: [{ headline, id: 1 }], title })).toHaveLength(1)
    expect(sharedDigits(titleKey(title))).toBeNull()
  })
})
