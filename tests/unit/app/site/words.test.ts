import { describe, expect, it } from 'vitest'

import { articleCount } from '../../../../src/app/(site)/words/counts.ts'
import { dayMoment, originalMoment, today } from '../../../../src/app/(site)/words/dates.ts'

const at = '2023-09-19T21:05:00.000Z'

describe('the date of an original', () => {
  it.each([
    ['year', '2023', '2023'],
    ['month', 'سبتمبر 2023', '2023-09'],
    ['day', '19 سبتمبر 2023', '2023-09-19'],
    ['time', '19 سبتمبر 2023، 21:05 بتوقيت غرينتش', at],
  ] as const)('says as much as is known: %s', (precision, words, machine) => {
    expect(originalMoment({ at, precision })).toEqual({ machine, words })
  })

  it.each([
    [at, 'unknown'],
    [at, null],
    [null, 'day'],
    [undefined, 'time'],
    ['yesterday', 'day'],
  ] as const)('is nothing where it is not known: %s, %s', (moment, precision) => {
    expect(originalMoment({ at: moment, precision })).toBeNull()
  })
})

it('shows the day of an issue and keeps the moment for machines', () => {
  expect(dayMoment(at)).toEqual({ machine: at, words: '19 سبتمبر 2023' })
  expect(dayMoment('')).toBeNull()
})

it('dates the masthead by both calendars', () => {
  expect(today(new Date(at))).toEqual({
    gregorian: { machine: '2023-09-19', words: 'الثلاثاء، 19 سبتمبر 2023' },
    hijri: '4 ربيع الأول 1445 هـ',
  })
})

it.each([
  [0, 'لا مواد'],
  [1, 'مادة واحدة'],
  [2, 'مادتان'],
  [3, '3 مواد'],
  [10, '10 مواد'],
  [11, '11 مادة'],
  [99, '99 مادة'],
  [100, '100 مادة'],
  [103, '103 مواد'],
  [12345, '12,345 مادة'],
])('counts %i articles as Arabic does', (count, words) => {
  expect(articleCount(count)).toBe(words)
})
