import { describe, expect, it } from 'vitest'

import { bars } from '../../../src/admin/Dashboard/bars.ts'
import { commandOf } from '../../../src/admin/Worklist/keys.ts'

const pressed = (key: string, code: string, more = {}) =>
  commandOf({ altKey: false, code, ctrlKey: false, key, metaKey: false, ...more })

describe('the keys of a list', () => {
  it.each([
    ['j', 'KeyJ', 'down'],
    ['P', 'KeyP', 'publish'],
    ['ArrowUp', 'ArrowUp', 'up'],
    ['?', 'Slash', 'help'],
    ['؟', 'Slash', 'help'],
    // An Arabic keyboard: the same places with other letters on them.
    ['ح', 'KeyP', 'publish'],
    ['ش', 'KeyA', 'accept'],
    ['ق', 'KeyR', 'reject'],
    // A French one: what is written on the key counts.
    ['a', 'KeyQ', 'accept'],
    ['q', 'KeyA', null],
    ['Tab', 'Tab', null],
    ['toString', '', null],
  ])('takes %s at %s for %s', (key, code, command) => {
    expect(pressed(key, code) ?? null).toBe(command)
  })

  it.each(['altKey', 'ctrlKey', 'metaKey'])('leaves alone what is pressed with %s', (modifier) => {
    expect(pressed('p', 'KeyP', { [modifier]: true })).toBeNull()
  })
})

describe('the plot', () => {
  const counts = [
    [3, 0],
    [0, 0],
    [4, 5],
  ]

  it('draws a rectangle for every source of every day, one on the other', () => {
    const { most, rects } = bars({ counts, isRtl: false })
    expect(most).toBe(9)
    expect(rects.map(({ day, source }) => [day, source])).toEqual([
      [0, 0],
      [2, 0],
      [2, 1],
    ])
    const [first, below, above] = rects
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeCloseTo(below?.y ?? -1)
    expect((above?.height ?? 0) / (below?.height ?? 1)).toBeCloseTo(5 / 4, 1)
    expect(first?.height).toBeCloseTo((below?.height ?? 0) * 0.75, 0)
  })

  it('begins on the right where one reads from the right', () => {
    const ltr = bars({ counts, isRtl: false })
    const rtl = bars({ counts, isRtl: true })
    expect(ltr.middles).toEqual(ltr.middles.toSorted((one, other) => one - other))
    expect(rtl.middles).toEqual(ltr.middles.map((x) => expect.closeTo(rtl.width - x, 0) as number))
    expect(rtl.axis).toBeGreaterThan(rtl.right)
    expect(ltr.axis).toBeLessThan(ltr.left)
  })

  it('has at most six lines, on whole numbers', () => {
    for (const most of [0, 1, 3, 7, 19, 480, 99_999]) {
      const { grid } = bars({ counts: [[most]], isRtl: false })
      expect(grid.length).toBeLessThanOrEqual(6)
      expect(grid.at(-1)?.value).toBeGreaterThanOrEqual(most)
      expect(grid.every(({ value }) => Number.isInteger(value))).toBe(true)
    }
  })
})
