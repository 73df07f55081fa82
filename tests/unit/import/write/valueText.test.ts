import { describe, expect, it } from 'vitest'

import type { Value } from '../../../../src/import/write/bulk/rows/valueText.ts'
import { valueText } from '../../../../src/import/write/bulk/rows/valueText.ts'

const cases: [value: Value, text: null | string][] = [
  [null, null],
  ['قال "نعم"', 'قال "نعم"'],
  [7, '7'],
  [[], '{}'],
  [['a', null, 'NULL', ''], '{"a",NULL,"NULL",""}'],
  [['قال "نعم"', String.raw`\ {,}`], String.raw`{"قال \"نعم\"","\\ {,}"}`],
  [[1, -2.5], '{1,-2.5}'],
  [[true, false], '{true,false}'],
]

describe('a parameter as Postgres reads it', () => {
  it.each(cases)('%j becomes %j', (value, text) => {
    expect(valueText(value)).toBe(text)
  })
})
