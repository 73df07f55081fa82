import { expect, it } from 'vitest'

import type { Look } from '../../../../src/database/publicChanges/hearing/whatIsNew.ts'
import {
  unseenBefore,
  whatIsNew,
} from '../../../../src/database/publicChanges/hearing/whatIsNew.ts'

const lookAt = (snapshot: string, more: Partial<Look> = {}): Look => ({
  history: 'one',
  isChanged: false,
  isStandby: false,
  snapshot,
  ...more,
})

it.each([
  ['whatever has no number yet', '10:10:', ['10', []]],
  ['what was under way too', '10:15:10,12', ['15', ['10', '12']]],
  [
    'numbers that no double can hold',
    '9007199254740993:9007199254740993:',
    ['9007199254740993', []],
  ],
] as const)('asks for %s', (_, snapshot, values) => {
  expect(unseenBefore(lookAt(snapshot))).toEqual(values)
})

it('asks for nothing before the first look', () => {
  expect(unseenBefore(null)).toEqual(['9223372036854775807', []])
})

it.each([
  ['nothing', lookAt('10:10:'), lookAt('10:12:'), 'nothing'],
  ['a change', lookAt('10:10:'), lookAt('10:12:', { isChanged: true }), 'changed'],
  ['the first look', null, lookAt('10:12:'), 'unknown'],
  ['a table made anew', lookAt('10:10:'), lookAt('10:10:', { history: 'two' }), 'unknown'],
  ['numbers set back', lookAt('10:10:'), lookAt('9:9:'), 'unknown'],
  ['a number more', lookAt('9:9:'), lookAt('10:10:'), 'nothing'],
] as const)('takes %s for what it is', (_, before, look, news) => {
  expect(whatIsNew({ before, look })).toBe(news)
})
