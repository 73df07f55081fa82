import { describe, expect, it } from 'vitest'

import { isOtherDocument } from '../../../../src/import/settle/printings/isOtherDocument.ts'

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `كلمة${from + at}`).join(' ')

describe('isOtherDocument', () => {
  it.each<[string, string, string, boolean]>([
    ['the same text', words(0, 100), words(0, 100), false],
    ['a paragraph more', words(0, 100), `${words(0, 100)} ${words(500, 600)}`, false],
    ['most of it written anew', words(0, 100), `${words(0, 15)} ${words(500, 600)}`, false],
    ['the same in another spelling', 'مدينة كبيرة '.repeat(40), 'مدينه كبيره '.repeat(40), false],
    ['nothing in common', words(0, 100), words(500, 600), true],
    [
      'a common formula, and nothing else',
      `${words(0, 5)} ${words(10, 200)}`,
      `${words(0, 5)} ${words(500, 700)}`,
      true,
    ],
    ['too short to tell', words(0, 20), words(500, 600), false],
    ['nothing at all', '', words(0, 100), false],
  ])('%s', (_name, before, after, expected) => {
    expect(isOtherDocument({ after, before })).toBe(expected)
    expect(isOtherDocument({ after: before, before: after })).toBe(expected)
  })
})
