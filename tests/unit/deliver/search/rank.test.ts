import { describe, expect, it } from 'vitest'

import { rank } from '../../../../src/deliver/search/find/rank.ts'
import { distance } from '../../../../src/deliver/search/find/correct.ts'

const now = new Date('2026-06-01T12:00:00Z')
const one = (name: string, front: string, issued = '2026-05-01T00:00:00Z', seq = 1) => ({
  front,
  issuedAt: Date.parse(issued),
  name,
  seq,
})
const order = (candidates: ReturnType<typeof one>[], words: string[]) =>
  rank({ candidates, now, query: { phrases: [], words } }).map(({ name }) => name)

describe('what comes first', () => {
  it.each([
    [
      'the headline before the deck, and that before the text alone',
      [one('text', 'خبر\n'), one('deck', 'خبر\nافتتاح الجسر'), one('headline', 'افتتاح الجسر\n')],
      ['headline', 'deck', 'text'],
    ],
    [
      'the words themselves before other forms of them',
      [one('forms', 'افتتاحات وجسر'), one('words', 'افتتاح الجسر')],
      ['words', 'forms'],
    ],
    [
      'the order that was asked for before another',
      [one('apart', 'الجسر قبل افتتاح'), one('together', 'افتتاح الجسر غدا')],
      ['together', 'apart'],
    ],
    [
      'the newer before the older',
      [one('old', 'افتتاح الجسر', '2016-01-01T00:00:00Z'), one('new', 'افتتاح الجسر')],
      ['new', 'old'],
    ],
    [
      'a headline that answers before a newer text that does',
      [
        one('newText', 'خبر', '2026-06-01T00:00:00Z'),
        one('old', 'افتتاح الجسر', '2016-01-01T00:00:00Z'),
      ],
      ['old', 'newText'],
    ],
    [
      'the later issue of two that are equal',
      [one('first', 'افتتاح الجسر', undefined, 1), one('second', 'افتتاح الجسر', undefined, 2)],
      ['second', 'first'],
    ],
  ])('%s', (_, candidates, expected) => {
    expect(order(candidates, ['افتتاح', 'الجسر'])).toEqual(expected)
    expect(order([...candidates].reverse(), ['افتتاح', 'الجسر'])).toEqual(expected)
  })
})

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['كتاب', 'كتاب', 0],
    ['كتاب', 'كتب', 1],
    ['كتاب', 'كتباا', 2],
    ['موازنه', 'موزانه', 1],
    ['كتاب', 'مدرسه', 3],
    ['a', 'abcdef', 3],
  ])('%j and %j: %i', (a, b, away) => {
    expect(distance({ a, b, most: 2 })).toBe(away)
    expect(distance({ a: b, b: a, most: 2 })).toBe(away)
  })
})
