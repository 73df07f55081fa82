import { describe, expect, it } from 'vitest'

import { isRecurring } from '../../../../src/match/titles/recurring.ts'
import { resolveTitle, type TitleCandidate } from '../../../../src/match/titles/resolveTitle.ts'
import { titleKey } from '../../../../src/text/titleKey.ts'

const hour = 3_600_000
const day = 24 * hour
const noon = Date.UTC(2024, 4, 5, 12)

const title = 'رئاسة المؤتمر تطلق نداء للعمل المناخي'
const prices = 'أسعار الذهب اليوم في الأسواق'

const article = (
  id: string,
  rest: Partial<TitleCandidate<string>> & { headline?: string } = {},
): TitleCandidate<string> => {
  const { headline = title, ...more } = rest
  return { id, key: titleKey(headline), origin: 'given', at: null, ...more }
}

const resolve = ({
  candidates,
  at = null,
  of = title,
}: {
  candidates: TitleCandidate<string>[]
  at?: number | null
  of?: string
}) => resolveTitle({ key: titleKey(of), candidates, at })

describe('a title', () => {
  it('is the article whose printed headline has its key, whatever the spelling and the time', () => {
    const candidates = [
      article('other', { headline: 'خبر آخر لا صلة له بالموضوع' }),
      article('a', { headline: 'عاجل | رئاسة الموتمر تطلق نداء للعمل المناخی.. فيديو', at: noon }),
    ]
    expect(resolve({ candidates })).toEqual({ outcome: 'resolved', id: 'a' })
    expect(resolve({ candidates, at: noon + 400 * day })).toEqual({ outcome: 'resolved', id: 'a' })
  })

  it('is an article whose headline an editor wrote', () => {
    expect(resolve({ candidates: [article('a', { origin: 'edited' })] }).outcome).toBe('resolved')
  })

  it('is never an article whose headline was inferred', () => {
    expect(resolve({ candidates: [article('a', { origin: 'inferred' })] })).toEqual({
      outcome: 'none',
    })
  })

  it('is none where no key is equal, however near', () => {
    const candidates = [article('a', { headline: 'رئاسة المؤتمر تطلق نداء للعمل المناخي الدولي' })]
    expect(resolve({ candidates })).toEqual({ outcome: 'none' })
    expect(resolve({ candidates: [] })).toEqual({ outcome: 'none' })
  })

  it('is the oldest of articles that are all of one cluster, whatever their times', () => {
    const copies = [
      article('c', { at: noon, cluster: 'a' }),
      article('b', { at: noon + 9 * day, cluster: 'a' }),
    ]
    expect(resolve({ candidates: copies })).toEqual({ outcome: 'resolved', id: 'b' })
    expect(resolve({ at: noon, candidates: copies })).toEqual({ outcome: 'resolved', id: 'b' })
  })

  it.each([
    ['clusters', { cluster: 'a' }, { cluster: 'z' }],
    ['stories without a cluster', { cluster: null }, { cluster: null }],
    ['stories of which one has a cluster', { cluster: 'a' }, {}],
  ])('is open between articles of different %s', (_name, one, other) => {
    const candidates = [article('a', one), article('b', other)]
    expect(resolve({ candidates }).outcome).toBe('ambiguous')
  })

  it('that comes back stays open between copies of unknown days', () => {
    const candidates = ['a', 'b'].map((id) => article(id, { cluster: 'a', headline: prices }))
    expect(resolve({ at: noon, candidates, of: prices }).outcome).toBe('ambiguous')
  })

  it('without a letter is none', () => {
    const candidates = [article('a', { key: '' })]
    expect(resolveTitle({ key: '', candidates, at: noon })).toEqual({ outcome: 'none' })
  })
})

describe('several articles with one headline', () => {
  const old = article('old', { at: noon - 30 * day })
  const near = article('near', { at: noon - hour })
  const undated = article('undated')

  it('give the nearest in time', () => {
    expect(resolve({ candidates: [old, near, undated], at: noon })).toEqual({
      outcome: 'resolved',
      id: 'near',
    })
    expect(resolve({ candidates: [old, near], at: noon - 29 * day })).toMatchObject({ id: 'old' })
  })

  it('stay open where a time is missing or two are equally near', () => {
    expect(resolve({ candidates: [old, near] })).toEqual({
      outcome: 'ambiguous',
      ids: ['old', 'near'],
    })
    expect(resolve({ candidates: [undated, article('b')], at: noon }).outcome).toBe('ambiguous')
    const twins = [article('a', { at: noon - hour }), article('b', { at: noon + hour })]
    expect(resolve({ candidates: twins, at: noon })).toEqual({
      outcome: 'ambiguous',
      ids: ['a', 'b'],
    })
  })

  it('are one if they are one', () => {
    expect(resolve({ candidates: [undated, undated] })).toEqual({
      outcome: 'resolved',
      id: 'undated',
    })
  })
})

describe('a headline that comes back', () => {
  const today = article('today', { headline: prices, at: noon - 6 * hour })
  const yesterday = article('yesterday', { headline: prices, at: noon - day })

  it('is the article of the same day', () => {
    expect(resolve({ of: prices, candidates: [yesterday, today], at: noon })).toEqual({
      outcome: 'resolved',
      id: 'today',
    })
  })

  it('is not the article of another day, though it be the only one', () => {
    expect(resolve({ of: prices, candidates: [yesterday], at: noon })).toEqual({ outcome: 'none' })
  })

  it('stays open where a day is unknown', () => {
    expect(resolve({ of: prices, candidates: [today] })).toEqual({
      outcome: 'ambiguous',
      ids: ['today'],
    })
    const undated = article('undated', { headline: prices })
    expect(resolve({ of: prices, candidates: [undated, yesterday], at: noon })).toEqual({
      outcome: 'ambiguous',
      ids: ['undated'],
    })
  })

  it.each([
    ['أسعار الذهب اليوم في الأسواق', true],
    ['تراجع أسعار الدولار أمام الجنيه', true],
    ['أسعار الذهب في مصر والسعودية والإمارات والكويت والأردن عيار 21', true],
    ['استقرار سعر الدولار والعملات العربية والأجنبية في ختام تعاملات الأحد', true],
    ['انخفاض أسعار اللحوم والدواجن والأسماك في أسواق العاصمة والمدن الكبرى يوم الخميس', true],
    ['حالة الطقس غدا في جميع المحافظات', true],
    ['مواعيد مباريات اليوم والقنوات الناقلة', true],
    ['تعرف على مواقيت الصلاة في عدد من المدن والعواصم العربية والإسلامية', true],
    ['كاريكاتير اليوم', true],
    ['بيان', true],
    ['أسعار الذهب اليوم 5 مايو 2024 في الأسواق', false],
    ['أسعار الذهب.. تطورات البورصة تتصدر جدول أعمال اجتماع القاهرة بحضور 91 عضوا', false],
    ['مؤتمر المناخ وأسعار الذهب: بدء المرحلة الثانية من المشروع في بروكسل خلال 45 يوما', false],
    ['رئاسة المؤتمر تطلق نداء للعمل المناخي', false],
    ['الطقس السيئ يؤجل انطلاق السباق الدولي', false],
  ])('%s: %s', (of, expected) => {
    expect(isRecurring(titleKey(of))).toBe(expected)
  })
})
