import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consonantSkeleton } from '../../../src/text/skeleton.ts'
import { anyText } from './arbitraries.ts'

describe('consonantSkeleton', () => {
  it.each([
    [
      'one place, nine spellings',
      [
        'قره باغ',
        'قرة باغ',
        'كاراباخ',
        'كاراباغ',
        'قاراباغ',
        'قرەباغ',
        'كارباخ',
        'كره باخ',
        'گاراباخ',
      ],
    ],
    ['g as ج or غ', ['ناجورنو', 'ناغورني', 'ناقورنو', 'ناكورنو']],
    ['doubles squeezed', ['شيكاغو', 'شيكاجو']],
    ['t, d and s', ['ستانداردز', 'صطانضارذز']],
    ['p and v', ['بوليفيا', 'پوليڤيا']],
  ])('%s', (_rule, names) => {
    expect(new Set(names.map(consonantSkeleton)).size).toBe(1)
    expect(consonantSkeleton(names[0] ?? '')).not.toBeNull()
  })

  it.each([
    ['fewer than six letters', 'باريس'],
    ['a word with the article', 'الولايات'],
    ['a later word with the article', 'مدينة الشمال'],
    ['another script', 'Karabakh'],
    ['digits', 'قناة 24 الأولى'],
    ['no consonant', 'اوايوه'],
    ['nothing', ''],
  ])('null for %s', (_rule, name) => {
    expect(consonantSkeleton(name)).toBeNull()
  })

  it('does not join different consonants', () => {
    expect(consonantSkeleton('ناجورنو')).not.toBe(consonantSkeleton('كاراباخ'))
    expect(consonantSkeleton('مارتينز')).not.toBe(consonantSkeleton('مارتينس'))
  })

  it('is null or Arabic consonants, without doubles', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(consonantSkeleton(name) ?? 'ك').toMatch(/^(?:(\p{L})(?!\1))+$/u)
      }),
    )
  })
})
