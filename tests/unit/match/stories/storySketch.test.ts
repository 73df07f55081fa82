import { describe, expect, it } from 'vitest'

import { sharesStory, storySketch } from '../../../../src/match/stories/storySketch.ts'
import { report, textOf } from './fixtures.ts'

const text = textOf(report)
const words = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => `كلمه${index + from}`).join(' ')

describe('a sketch', () => {
  const sketch = storySketch({ text })

  it('is sixteen safe integers, ascending, each once', () => {
    expect(sketch).toHaveLength(16)
    expect(sketch.every((entry) => Number.isSafeInteger(entry) && entry >= 0)).toBe(true)
    expect(sketch).toEqual([...new Set(sketch)].sort((a, b) => a - b))
  })

  it('is the same every time, whatever was sketched between', () => {
    storySketch({ text: words(500) })
    expect(storySketch({ text })).toEqual(sketch)
  })

  it('is kept in archives: the same in every version', () => {
    expect(storySketch({ text: words(45) })).toMatchInlineSnapshot(`
      [
        3100500174320,
        229782787856370,
        506442580574878,
        590070753972911,
        931112353527228,
        1637619931174091,
        1738443778538924,
        1998531687607526,
        2124523905816329,
        2124566799141933,
        2511695788999048,
        2587359424900074,
        3046987686223863,
        4083863411940776,
        4146202742138078,
        5863131533247163,
      ]
    `)
  })

  it.each([
    ['nothing', '', 0],
    ['44 words', words(44), 0],
    ['45 words', words(45), 16],
    ['one word again and again', Array.from({ length: 90 }, () => 'كلمه').join(' '), 1],
    ['a very long text', words(100_000), 16],
  ])('of %s', (_, of, entries) => {
    expect(storySketch({ text: of })).toHaveLength(entries)
  })
})

describe('sketches', () => {
  const of = (count: number, from = 0) => storySketch({ text: words(count, from) })

  it('of texts with most in common share much', () => {
    expect(sharesStory({ one: of(200), other: of(200, 40) })).toBe(true)
    expect(sharesStory({ one: of(200, 40), other: of(200) })).toBe(true)
  })

  it('of texts with nothing in common share nothing', () => {
    const one = new Set(of(200))
    expect(of(200, 1000).filter((entry) => one.has(entry))).toEqual([])
  })

  it('need two entries in common', () => {
    expect(sharesStory({ one: [1, 2, 3], other: [3, 4, 5] })).toBe(false)
    expect(sharesStory({ one: [1, 2, 3], other: [3, 2, 5] })).toBe(true)
    expect(sharesStory({ one: [], other: [] })).toBe(false)
  })

  it('differ with the order of words', () => {
    const reversed = text.split(' ').reverse().join(' ')
    expect(
      sharesStory({ one: storySketch({ text }), other: storySketch({ text: reversed }) }),
    ).toBe(false)
  })
})
