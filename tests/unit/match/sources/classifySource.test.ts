import { describe, expect, it } from 'vitest'

import { findAgency } from '../../../../src/match/sources/agencies.ts'
import { classifySource, sourceIdentity } from '../../../../src/match/sources/classifySource.ts'

describe('agencies', () => {
  it.each([
    ['وام', 'وكالة أنباء الإمارات'],
    ['واس', 'وكالة الأنباء السعودية'],
    ['كونا', 'وكالة الأنباء الكويتية'],
    ['قنا', 'وكالة الأنباء القطرية'],
    ['بترا', 'وكالة الأنباء الأردنية'],
    ['سانا', 'الوكالة العربية السورية للأنباء'],
    ['وفا', 'وكالة الأنباء والمعلومات الفلسطينية'],
    ['واع', 'وكالة الأنباء العراقية'],
    ['وات', 'وكالة تونس أفريقيا للأنباء'],
    ['واج', 'وكالة الأنباء الجزائرية'],
    ['سونا', 'وكالة السودان للأنباء'],
    ['أ ش أ', 'وكالة أنباء الشرق الأوسط'],
    ['(أ.ش.أ)', 'وكالة أنباء الشرق الأوسط'],
    ['أ ف ب', 'وكالة الصحافة الفرنسية'],
    ['أ.ف.ب.', 'وكالة الصحافة الفرنسية'],
    ['AFP', 'وكالة الصحافة الفرنسية'],
    ['فرانس برس', 'وكالة الصحافة الفرنسية'],
    ['د ب أ', 'وكالة الأنباء الألمانية'],
    ['رويترز', 'رويترز'],
    ['الأناضول', 'وكالة الأناضول'],
    ['وكالة أنباء الإمارات (وام)', 'وكالة أنباء الإمارات'],
    ['وام (وكالة أنباء الإمارات)', 'وكالة أنباء الإمارات'],
  ])('%s is %s', (name, agencyName) => {
    expect(classifySource({ name })).toMatchObject({ name, kind: 'agency', agencyName })
  })

  it('have one identity under all their signatures', () => {
    expect(sourceIdentity('وام')).toBe(sourceIdentity('وكالة أنباء الإمارات'))
    expect(sourceIdentity('وام')).toBe(sourceIdentity('وكالة أنباء الامارات (وام)'))
    expect(sourceIdentity('وام')).not.toBe(sourceIdentity('واس'))
  })

  it.each(['وامض', 'سبأ برس', 'الوفاء', 'وام (واس)', 'البيان (وام)', 'أ ف', ''])(
    '%j is none of them',
    (name) => {
      expect(findAgency(name)).toBeNull()
    },
  )

  it('may be known by name alone', () => {
    expect(classifySource({ name: 'وكالة أنباء الساحل' })).toMatchObject({
      kind: 'agency',
      agencyName: null,
    })
    expect(classifySource({ name: 'الوكالة الساحلية للأنباء' }).kind).toBe('agency')
  })
})

describe('outlets', () => {
  it.each([
    ['صحيفة الأفق', 'الافق', 'outlet'],
    ['الأفق نيوز', 'الافق', 'outlet'],
    ['موقع بوابة الأفق الإخبارية', 'الافق', 'outlet'],
    ['الأفق', 'الافق', 'unknown'],
    ['البوابة نيوز', 'البوابه', 'outlet'],
    ['البوابة', 'البوابه', 'unknown'],
    ['نيوز', 'نيوز', 'unknown'],
    ['قناة', 'قناه', 'unknown'],
    ['الجزيرة نت', 'الجزيره', 'outlet'],
  ])('%s has the core %s', (name, core, kind) => {
    expect(classifySource({ name })).toMatchObject({ core, kind, generic: false })
  })

  it('with one core are two, until an editor says otherwise', () => {
    expect(sourceIdentity('البوابة')).not.toBe(sourceIdentity('البوابة نيوز'))
  })

  it('spelled in two ways are one', () => {
    expect(sourceIdentity('البوابة نیوز')).toBe(sourceIdentity('البوابة نيوز'))
  })
})

describe('lines that name no outlet', () => {
  it.each([
    'وكالات',
    'وكالات.',
    'الوكالات',
    'متابعات',
    'خاص',
    'رصد',
    'وكالات ومتابعات',
    'رصد ومتابعة',
    'وكالات أنباء',
    'مواقع إلكترونية',
    'وسائل إعلام دولية',
  ])('%s', (name) => {
    expect(classifySource({ name })).toMatchObject({ generic: true, kind: 'unknown', name })
  })

  it.each([
    'شبكة رصد',
    'الأنباء',
    'وكالات السفر',
    'وكالة خبر',
    'الإعلام العربي',
    'متابعات نيوز',
    '',
  ])('but not %j', (name) => {
    expect(classifySource({ name }).generic).toBe(false)
  })
})
