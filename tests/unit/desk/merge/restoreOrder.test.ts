import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { mergedList, restoreOrder } from '../../../../src/desk/merge/change/restoreOrder.ts'

/** Lists are written as words: each letter is an entry, `a` is merged into `b`. */
const pair = { from: 'a', into: 'b' }
const merged = (list: string) => mergedList({ ...pair, list: Array.from(list) }).join('')
const restored = (before: string, current: string) =>
  restoreOrder({ ...pair, before: Array.from(before), current: Array.from(current) }).join('')

describe('a merged list', () => {
  it.each([
    ['xay', 'xby'],
    ['axby', 'bxy'],
    ['bxa', 'bx'],
    ['xy', 'xy'],
    ['', ''],
  ])('%s becomes %s', (list, expected) => {
    expect(merged(list)).toBe(expected)
  })
})

describe('a list whose merge is undone', () => {
  it('is as it was where nobody changed it', () => {
    const list = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
      .filter((names) => names.includes('a') && names.includes('b'))
      .map((names) => names.join(''))
    fc.assert(
      fc.property(list, (before) => {
        expect(restored(before, merged(before))).toBe(before)
      }),
    )
  })

  it.each([
    ['another name stands where one stood', 'axby', 'bzy', 'azby'],
    ['one was added', 'axb', 'bxz', 'abxz'],
    ['one was taken away', 'xayb', 'xb', 'xab'],
    ['the target was put elsewhere', 'xba', 'bx', 'bax'],
    ['all that stood before it is gone', 'xyab', 'b', 'ab'],
  ])('keeps what was changed since: %s', (_, before, current, expected) => {
    expect(restored(before, current)).toBe(expected)
  })
})
