import { describe, expect, it } from 'vitest'

import type { LabelledText } from '../../../../src/match/stories/sameText.ts'
import { sameText } from '../../../../src/match/stories/sameText.ts'
import { report, textOf } from './fixtures.ts'

/** Names by how many articles carry them. */
const carried: Readonly<Record<string, number>> = {
  'الأمم المتحدة': 6_000,
  'الاتحاد الأوروبي': 3_000,
  'جامعة الدول العربية': 2_000,
  'سوق السمك': 300,
  'ميناء الصيد': 301,
}

type Said = { headline?: string; labels?: readonly string[] }

const articleOf = ({
  said: { headline = null, labels = [] },
  text,
}: {
  said: { headline?: null | string; labels?: readonly string[] }
  text: string
}): LabelledText => ({
  headline,
  labels: labels.map((label) => ({ articles: carried[label] ?? 12, label })),
  text,
})

const expectSame = ({ expected, one, other, text }: Cased) => {
  const [left, right] = [articleOf({ said: one, text }), articleOf({ said: other, text })]
  expect(sameText({ one: left, other: right })).toBe(expected)
  expect(sameText({ one: right, other: left })).toBe(expected)
}

type Cased = { expected: boolean; one: Said; other: Said; text: string }

const sentence = textOf([
  'أعلنت الجهات المعنية يوم الاثنين إطلاق خطة جديدة تمتد ثلاث سنوات، وذلك في إطار ملف الأمم المتحدة.',
])
const onNobody = textOf([
  'أعلنت الجهات المعنية يوم الاثنين إطلاق خطة جديدة تمتد ثلاث سنوات بعد مشاورات استمرت عدة أسابيع.',
])
const onFew = textOf([
  'أعلنت الجهات المعنية يوم الاثنين إطلاق خطة جديدة تمتد ثلاث سنوات في سوق السمك وميناء الصيد.',
])
const european = 'الاتحاد الأوروبي'
const league = 'جامعة الدول العربية'
const nations = 'الأمم المتحدة'

describe('one sentence that two articles print is one text', () => {
  it.each<[string, boolean, Said, Said]>([
    ['not where nothing else is known', false, {}, {}],
    ['not where only one says more', false, { labels: [nations, european] }, {}],
    ['not by a name of the sentence that many carry', false, { labels: [nations] }, {}],
    [
      'not by a headline and labels that have nothing in common',
      false,
      { headline: 'الأمم المتحدة تبحث ملف الغابات' },
      { labels: [nations, 'الموانئ'] },
    ],
    [
      'not by one name more that many carry',
      false,
      { headline: 'الأمم المتحدة والاتحاد الأوروبي في اجتماع' },
      { labels: [nations, european, 'الموانئ'] },
    ],
    [
      'by two such names',
      true,
      { headline: 'الأمم المتحدة والاتحاد الأوروبي وجامعة الدول العربية في اجتماع' },
      { labels: [nations, european, league, 'الموانئ'] },
    ],
    [
      'by one that few carry, in the headline of the other',
      true,
      { headline: 'الأمم المتحدة تبحث إعمار سوق السمك' },
      { labels: [nations, 'سوق السمك'] },
    ],
    [
      'not by one that more carry',
      false,
      { headline: 'الأمم المتحدة تبحث توسعة ميناء الصيد' },
      { labels: [nations, 'ميناء الصيد'] },
    ],
    [
      'not by a word of a name',
      false,
      { headline: 'الأمم المتحدة تبحث أسعار السمك' },
      { labels: [nations, 'سوق السمك'] },
    ],
    [
      'by equal labels, whatever their order',
      true,
      { labels: [nations, league] },
      { labels: [league, nations] },
    ],
    [
      'by a name of both labels that few carry',
      true,
      { labels: [nations, 'سوق السمك'] },
      { labels: [nations, 'سوق السمك', 'الغابات'] },
    ],
    [
      'not where one says much more in its labels',
      false,
      { labels: [nations, 'سوق السمك'] },
      { labels: [nations, 'سوق السمك', 'الغابات', 'الجامعات', 'الحرائق'] },
    ],
    ['by the same headline', true, { headline: 'الغابات في خطر' }, { headline: 'الغابات فى خطر' }],
    [
      'by headlines that say nearly the same',
      true,
      { headline: 'خطة لحماية الغابات من الحرائق' },
      { headline: 'الغابات والحرائق في خطة' },
    ],
    [
      'not where headlines tell of other things, whatever the labels',
      false,
      { headline: 'وزارة التعليم تطور الجامعات', labels: ['سوق السمك'] },
      { headline: 'توسعة الموانئ على الساحل', labels: ['سوق السمك'] },
    ],
    [
      'not where labels do',
      false,
      { labels: [nations, 'التعليم', 'الجامعات'] },
      { labels: [nations, 'الموانئ', 'الشحن'] },
    ],
    [
      'not where one in three of them agrees',
      false,
      { labels: ['التعليم', 'الجامعات', 'القاهرة'] },
      { labels: ['الموانئ', 'الشحن', 'القاهرة'] },
    ],
  ])('%s', (_, expected, one, other) => {
    expectSame({ expected, one, other, text: sentence })
  })

  it.each([
    ['few', 'سوق السمك', true],
    ['many', 'ميناء الصيد', false],
  ])('as many as carry the name that stands in it: %s', (_, label, expected) => {
    expectSame({ expected, one: { labels: [label] }, other: {}, text: onFew })
  })

  it('where they stand at one place, unless what they say is another thing', () => {
    const one = articleOf({ said: { labels: [nations, 'التعليم'] }, text: sentence })
    const bare = articleOf({ said: {}, text: sentence })
    const other = articleOf({ said: { labels: [nations, 'الموانئ'] }, text: sentence })
    expect(sameText({ isOnePage: true, one, other: bare })).toBe(true)
    expect(sameText({ isOnePage: true, one, other })).toBe(false)
  })
})

describe('two sentences and more', () => {
  const two = `${onNobody} ${sentence}`

  it.each<[string, boolean, Said, Said]>([
    ['are one text where nothing else is known', true, {}, {}],
    ['and where only one says more', true, { labels: ['التعليم'] }, {}],
    [
      'and where one says it in its headline and one in its labels',
      true,
      { headline: 'وزارة التعليم تطور الجامعات' },
      { labels: ['الموانئ'] },
    ],
    [
      'but not where labels tell of other things',
      false,
      { labels: ['التعليم'] },
      { labels: ['الموانئ'] },
    ],
  ])('%s', (_, expected, one, other) => {
    expectSame({ expected, one, other, text: two })
  })

  it('are in no doubt where they are long', () => {
    const text = textOf(report)
    const one = articleOf({ said: { labels: ['التعليم'] }, text })
    const other = articleOf({ said: { labels: ['الموانئ'] }, text })
    expect(sameText({ one, other })).toBe(true)
    expect(sameText({ one, other: { ...other, text: `${text} مزيد` } })).toBe(false)
    expect(sameText({ one: { ...one, text: '' }, other: { ...other, text: '' } })).toBe(false)
  })
})
