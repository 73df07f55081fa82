import { describe, expect, it } from 'vitest'

import type { MergeKind } from '../../../../src/desk/merge/kinds.ts'
import {
  evidenceFor,
  orderPair,
  scoreOf,
  type EvidenceCode,
  type Named,
} from '../../../../src/desk/merge/suggest/evidence.ts'
import { identityKey } from '../../../../src/text/identityKey.ts'
import { matchKey } from '../../../../src/text/matchKey.ts'

const named = (name: string, aliases: string[] = []): Named => ({
  aliases: aliases.map((alias) => ({ key: identityKey(alias) })),
  identityKey: identityKey(name),
  matchKey: matchKey(name),
  name,
})

const codes = (of: MergeKind, one: Named | string, other: Named | string): EvidenceCode[] => {
  const pair = [one, other].map((name) => (typeof name === 'string' ? named(name) : name))
  return evidenceFor({ of, one: pair[0]!, other: pair[1]! }).map(({ code }) => code)
}

describe('what speaks for two names being one', () => {
  it.each<[MergeKind, string, string, EvidenceCode[]]>([
    ['tags', 'عُمان', 'عمّان', ['matchKey', 'near']],
    ['tags', 'الطاقة المتجددة', 'الطاقه المتجدده', ['matchKey', 'near']],
    ['tags', 'كاراباخ', 'قره باغ', ['skeleton']],
    ['tags', 'ناجورنو قره باغ', 'ناغورني كاراباخ', ['skeleton']],
    ['tags', 'كأس العالم للأندية', 'كاس العالم للاندية 2', []],
    ['tags', 'قمة المناخ 2023', 'قمة المناخ 2024', []],
    ['tags', 'محمد', 'محمود', []],
    ['tags', 'منظمة الصحة العالمية', 'منظمة الصحة العالمي', ['near']],
    ['sources', 'البوابة', 'البوابة نيوز', ['core']],
    ['sources', 'صحيفة الأفق', 'الأفق أونلاين', ['core']],
    ['tags', 'البوابة', 'البوابة نيوز', []],
    ['sources', 'وام', 'وكالة أنباء الإمارات', ['agency']],
    ['tags', 'وام', 'وكالة أنباء الإمارات', []],
    ['sources', 'الأفق', 'المدار', []],
  ])('%s: «%s» and «%s»: %j', (of, one, other, expected) => {
    expect(codes(of, one, other)).toEqual(expected)
    expect(codes(of, other, one)).toEqual(expected)
  })

  it('is an alias that is a name of its own too, on either side', () => {
    expect(codes('tags', named('كرباخ', ['آرتساخ']), 'آرتساخ')).toContain('alias')
    expect(codes('tags', 'آرتساخ', named('كرباخ', ['آرتساخ']))).toContain('alias')
  })

  it('tells what the two share', () => {
    const pair = { one: named('وام'), other: named('وكالة أنباء الإمارات') }
    expect(evidenceFor({ ...pair, of: 'sources' })).toEqual([
      { code: 'agency', shared: 'وكالة أنباء الإمارات' },
    ])
  })
})

describe('the order of suggestions', () => {
  const score = (...shared: [EvidenceCode, number | string, string?][]) =>
    scoreOf({
      evidence: shared.map(([code, what]) => ({ code, shared: what })),
      matchKey: shared[0]?.[2] ?? 'كلمة',
    })

  it('puts several words of one key before a single one, and more evidence before less', () => {
    expect(score(['matchKey', 'k', 'كلمة وكلمة'])).toBeGreaterThan(score(['matchKey', 'k', 'كلمة']))
    expect(score(['matchKey', 'k'], ['near', 1])).toBeGreaterThan(score(['matchKey', 'k']))
    expect(score(['skeleton', 'نكرنكربك'])).toBeGreaterThan(score(['skeleton', 'كربك']))
    expect(score(['near', 0.9])).toBeGreaterThan(score(['near', 0.7]))
    expect(score(['alias', 'k'], ['agency', 'k'])).toBeLessThan(1)
  })

  const ranked = (id: string, articles: number, status = 'candidate') => ({ articles, id, status })
  it.each([
    ['the approved one', ranked('2', 1, 'approved'), ranked('1', 9), '2'],
    ['the one with more articles', ranked('2', 9), ranked('1', 1), '2'],
    ['the older one', ranked('2', 1), ranked('1', 1), '1'],
  ])('keeps %s', (_, one, other, stays) => {
    expect(orderPair([one, other]).into.id).toBe(stays)
    expect(orderPair([other, one]).into.id).toBe(stays)
  })
})
