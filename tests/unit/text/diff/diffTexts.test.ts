import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { applyDiff, diffTexts } from '../../../../src/text/diff/diffTexts.ts'
import type { WordPart } from '../../../../src/text/diff/types.ts'

/** What became of a text, as an editor would tell it. */

const partsOf = (old: string, fresh: string): WordPart[] =>
  diffTexts({ new: [fresh], old: [old] }).rows.flatMap(({ parts }) => parts)
const changes = (old: string, fresh: string) =>
  partsOf(old, fresh).filter(({ kind }) => kind !== 'kept')

describe('a word', () => {
  it.each<[name: string, old: string, fresh: string, also?: string]>([
    ['hamza', 'أعلن الامين العام', 'أعلن الأمين العام'],
    ['teh', 'في مدينه كبيرة', 'في مدينة كبيرة'],
    ['yeh', 'وصل الي القرية', 'وصل إلى القرية', 'hamza'],
    ['tashkeel', 'محمد رئيسا', 'محمّد رئيسا'],
    ['tatweel', 'الســلام على الطريق', 'السلام على الطريق'],
    ['digits', 'عام 2024 الماضي', 'عام ٢٠٢٤ الماضي'],
    ['persian', 'رئیس الوزراء', 'رئيس الوزراء'],
    ['invisible', 'رئيس\u200F الوزراء', 'رئيس الوزراء'],
    ['form', 'رئيس ﺍﻟﻮﺯﺭﺍء', 'رئيس الوزراء'],
    ['spaces', 'ما زال القرار قائما', 'مازال القرار قائما'],
    ['spaces', 'القرار  قائم', 'القرار قائم'],
    ['signs', 'قال "نعم" للجميع', 'قال «نعم» للجميع'],
  ])('that is only spelled otherwise is told with what differs: %s', (name, old, fresh, also) => {
    const found = changes(old, fresh)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ kind }) => kind === 'spelling')).toBe(true)
    expect(new Set(found.flatMap(({ spelling }) => spelling ?? []))).toEqual(
      new Set([name, also].filter(Boolean)),
    )
  })

  it.each([
    ['another word', 'ارتفع السعر أمس', 'تراجع السعر أمس', 'ارتفع', 'تراجع'],
    ['another figure', 'نحو 6 مليارات', 'نحو 9 مليارات', ' 6', ' 9'],
    ['a word that tashkeel tells apart', 'في عُمان اليوم', 'في عَمّان اليوم', 'عُمان', 'عَمّان'],
  ])('that is %s is changed', (_, old, fresh, before, after) => {
    expect(changes(old, fresh)).toEqual([{ kind: 'changed', new: after, old: before }])
  })

  it('is added or removed with the space before it', () => {
    expect(changes('أعلن الوزير', 'أعلن الوزير اليوم')).toEqual([
      { kind: 'added', new: ' اليوم', old: '' },
    ])
    expect(changes('أعلن الوزير اليوم', 'أعلن الوزير')).toEqual([
      { kind: 'removed', new: '', old: ' اليوم' },
    ])
  })

  it('is counted; a mark is no word', () => {
    const { counts } = diffTexts({
      new: ['تراجع سعر الذهب اليوم في الأسواق المحلية.'],
      old: ['ارتفع سعر الذهب في الاسواق المحلية'],
    })
    expect(counts).toEqual({ added: 1, changed: 1, kept: 4, moved: 0, removed: 0, spelling: 1 })
  })
})

const first = 'أعلنت الجهات المعنية اليوم بدء العمل في المشروع وفق الخطة المقررة.'
const second = 'وأوضحت أن المشروع سيخدم سكان المنطقة بعد الافتتاح الرسمي.'
const third = 'ومن المتوقع أن تعلن نتائج المرحلة الأولى في الأسابيع المقبلة.'
const kinds = (old: string[], fresh: string[]) =>
  diffTexts({ new: fresh, old }).rows.map((row) => [row.kind, row.old, row.new])

describe('a paragraph', () => {
  it.each([
    [
      'stays',
      [first, second],
      [first, second],
      [
        ['kept', 0, 0],
        ['kept', 1, 1],
      ],
    ],
    [
      'is added',
      [first, third],
      [first, second, third],
      [
        ['kept', 0, 0],
        ['added', null, 1],
        ['kept', 1, 2],
      ],
    ],
    [
      'is removed',
      [first, second, third],
      [first, third],
      [
        ['kept', 0, 0],
        ['removed', 1, null],
        ['kept', 2, 1],
      ],
    ],
    [
      'is changed',
      [first, second],
      [first, second.replace('سكان', 'أهالي')],
      [
        ['kept', 0, 0],
        ['changed', 1, 1],
      ],
    ],
    [
      'is other words',
      [first, second],
      [first, third],
      [
        ['kept', 0, 0],
        ['removed', 1, null],
        ['added', null, 1],
      ],
    ],
  ])('%s', (_, old, fresh, expected) => {
    expect(kinds(old, fresh)).toEqual(expected)
  })

  it('is moved, and may be changed on the way', () => {
    const moved = kinds(
      [first, second, third],
      [third.replace('المقبلة', 'القادمة'), first, second],
    )
    expect(moved).toEqual([
      ['moved', 2, 0],
      ['kept', 0, 1],
      ['kept', 1, 2],
    ])
  })

  it('stands beside the one it became, though others came between', () => {
    const found = kinds([second, third], ['تفاصيل جديدة', second.replace('سكان', 'أهالي'), third])
    expect(found).toEqual([
      ['added', null, 0],
      ['changed', 0, 1],
      ['kept', 1, 2],
    ])
  })
})

const word = fc.constantFrom(
  'في',
  'على',
  'علي',
  'الوزير',
  'وزير',
  'أعلن',
  'اعلن',
  'مدينة',
  'مدينه',
  '2024',
  '٢٠٢٤',
  '.',
  '،',
  '«',
  '»',
  'محمّد',
  'محمد',
)
const space = fc.constantFrom(' ', ' ', ' ', '  ', '', '\u00A0')
const paragraph = fc.oneof(
  fc.array(fc.tuple(word, space), { maxLength: 30 }).map((all) => all.flat().join('')),
  fc.string({ maxLength: 30, unit: 'binary' }),
)
const text = fc.array(paragraph, { maxLength: 8 })
/** A text, and the same with some of it changed. */
const edited = fc
  .tuple(text, text, fc.array(fc.nat(20), { maxLength: 6 }))
  .map(([old, other, cuts]) => {
    const fresh = [...old]
    for (const cut of cuts)
      fresh.splice(cut, cut % 3, ...other.slice(0, cut % 2), ...old.slice(cut % 4, (cut % 4) + 1))
    return { fresh, old }
  })

describe('any two texts', () => {
  it.each([undefined, 0, 40])('are what the diff gives back (steps: %s)', (steps) => {
    fc.assert(
      fc.property(edited, ({ fresh, old }) => {
        const diff = diffTexts({ new: fresh, old, ...(steps === undefined ? {} : { steps }) })
        expect(applyDiff(diff)).toEqual({ new: fresh, old })
      }),
      { numRuns: 300 },
    )
  })

  it('have one diff, whichever is the older', () => {
    fc.assert(
      fc.property(edited, ({ fresh, old }) => {
        const one = diffTexts({ new: fresh, old }).counts
        const other = diffTexts({ new: old, old: fresh }).counts
        expect(other).toEqual({ ...one, added: one.removed, removed: one.added })
      }),
      { numRuns: 200 },
    )
  })

  it('are told in their order', () => {
    fc.assert(
      fc.property(edited, ({ fresh, old }) => {
        const { rows } = diffTexts({ new: fresh, old })
        const news = rows.flatMap((row) => row.new ?? [])
        const olds = rows.flatMap((row) => (row.kind === 'moved' ? [] : (row.old ?? [])))
        expect(news).toEqual(news.toSorted((a, b) => a - b))
        expect(olds).toEqual(olds.toSorted((a, b) => a - b))
      }),
      { numRuns: 200 },
    )
  })

  it('differ in nothing exactly if they are equal', () => {
    fc.assert(
      fc.property(edited, ({ fresh, old }) => {
        const { rows } = diffTexts({ new: fresh, old })
        const isKept = rows.every(
          ({ kind, parts }) => kind === 'kept' && parts.every((part) => part.kind === 'kept'),
        )
        expect(isKept).toBe(JSON.stringify(old) === JSON.stringify(fresh))
        expect(diffTexts({ new: old, old }).rows.every(({ kind }) => kind === 'kept')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('huge texts', () => {
  it('are told coarsely rather than late', () => {
    const noise = (seed: number) =>
      Array.from({ length: 40_000 }, (_, at) => `كلمة${(at * seed) % 99_991}`).join(' ')
    const [old, fresh] = [[noise(7)], [noise(31)]] as const
    const diff = diffTexts({ new: [...fresh], old: [...old], steps: 1_000_000 })
    expect(diff.isCoarse).toBe(true)
    expect(applyDiff(diff)).toEqual({ new: [...fresh], old: [...old] })
  })

  it('of a few changes are told exactly', () => {
    const old = Array.from({ length: 1000 }, (_, at) => `${first} رقم ${at} ${second}`)
    const fresh = old.map((line, at) => (at % 100 === 0 ? line.replace('سكان', 'أهالي') : line))
    const { counts, isCoarse } = diffTexts({ new: fresh, old })
    expect(isCoarse).toBe(false)
    expect(counts).toMatchObject({ added: 0, changed: 10, removed: 0 })
  })

  it('are paired paragraph by paragraph though every one was changed', () => {
    const old = Array.from({ length: 500 }, (_, at) => `${first} رقم ${at} ${second}`)
    const fresh = old.flatMap((line, at) =>
      at === 250 ? ['فقرة جديدة'] : [line.replace('سكان', 'أهالي')],
    )
    const { counts, isCoarse, rows } = diffTexts({ new: fresh, old })
    expect(isCoarse).toBe(false)
    expect(counts).toMatchObject({ changed: 499, moved: 0 })
    expect(rows.filter(({ kind }) => kind === 'changed').every((row) => row.old === row.new)).toBe(
      true,
    )
  })

  it('of more characters than an article has are told by whole paragraphs', () => {
    const old = Array.from({ length: 20 }, (_, at) => `${at} ${first.repeat(250)}`)
    const fresh = old.map((line, at) => (at === 3 ? line.replace('اليوم', 'أمس') : line))
    const diff = diffTexts({ new: fresh, old })
    expect(diff.isCoarse).toBe(true)
    expect(diff.rows.filter(({ kind }) => kind !== 'kept').map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ])
    expect(applyDiff(diff)).toEqual({ new: fresh, old })
  })
})
