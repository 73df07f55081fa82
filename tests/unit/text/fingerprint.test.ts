import { describe, expect, it } from 'vitest'

import { fingerprint } from '../../../src/text/fingerprint.ts'

describe('fingerprint', () => {
  it.each<[string, unknown, unknown, boolean]>([
    ['the order of keys', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
    ['the order of a list', [1, 2], [2, 1], false],
    ['what is undefined', { a: 1, b: undefined }, { a: 1 }, true],
    ['nothing in a list and null', [undefined], [null], true],
    ['numbers as keys', { 9: 'a', 10: 'b' }, JSON.parse('{"10":"b","9":"a"}'), true],
    ['a date and its fields', { a: new Date(0) }, { a: {} }, true],
    ['a value', { a: 1 }, { a: 2 }, false],
    ['a key', { a: 1 }, { b: 1 }, false],
    ['nothing and null', undefined, null, true],
    ['null and its name', null, 'null', false],
    ['a list and an object', ['a'], { 0: 'a' }, false],
  ])('looks at %s', (_name, one, other, same) => {
    expect(fingerprint(one) === fingerprint(other)).toBe(same)
  })
})
