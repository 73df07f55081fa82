import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'
import type { TagCandidate } from '../../../../src/match/tags/types.ts'
import { parseDocument } from '../../../../src/parse/index.ts'

const labels = (candidates: readonly TagCandidate[]): string[] =>
  candidates.map(({ label }) => label)

const cut = (input: Parameters<typeof segmentKeywords>[0]) => {
  const { accepted, review, dropped } = segmentKeywords(input)
  return { accepted: labels(accepted), review: labels(review), dropped: labels(dropped) }
}

const documents = path.resolve(import.meta.dirname, '../../../../seeds/documents')

describe('the two real documents', () => {
  it.each([
    {
      file: '000_',
      accepted: ['الولايات المتحدة', 'ناجورنو قره باغ', 'أذربيجان'],
      dropped: [],
    },
    {
      file: '002_',
      accepted: ['حفظ السلام الروسية', 'ناغورني كاراباخ'],
      dropped: ['التشابه الوصف التاريخ', 'في المنطقة', 'أكثر من'],
    },
  ])('$file: its tags and its junk, in the order of the line', ({ file, accepted, dropped }) => {
    const name = existsSync(documents)
      ? readdirSync(documents).find((entry) => entry.startsWith(file))
      : undefined
    expect(name, `put the documents into ${documents}`).toBeDefined()
    const parsed = parseDocument(readFileSync(path.join(documents, name ?? '')))
    if (parsed.outcome !== 'ok') throw new Error(parsed.message)
    const body = parsed.main.blocks.map((block) => block.text).join('\n')
    const line = parsed.keywords?.line.text ?? ''
    expect(cut({ line, body })).toEqual({ accepted, review: [], dropped })
  })
})

describe('phrases that stand in the text', () => {
  it.each([
    {
      name: 'are cut where the text has them as phrases',
      line: 'حماس غزة صفقة تبادل الأسرى وقف إطلاق النار',
      body: 'وافقت حماس على صفقة تبادل الأسرى ووقف إطلاق النار في غزة.',
      accepted: ['حماس', 'غزة', 'صفقة تبادل الأسرى', 'وقف إطلاق النار'],
    },
    {
      name: 'may have و ف ب ل ك لل on their first word there',
      line: 'مجلس الأمن الأمم المتحدة القاهرة',
      body: 'بمجلس الأمن. وللأمم المتحدة. فالقاهرة.',
      accepted: ['مجلس الأمن', 'الأمم المتحدة', 'القاهرة'],
    },
    {
      name: 'may have a clitic with a tatweel',
      line: 'مجلس الأمن البحر الأحمر',
      body: 'فيما يتعلق بـمجلس الأمن، وبـالبحر الأحمر.',
      accepted: ['مجلس الأمن', 'البحر الأحمر'],
    },
    {
      name: 'may have quotes inside',
      line: 'حركة حماس',
      body: 'قالت حركة «حماس» اليوم.',
      accepted: ['حركة حماس'],
    },
    {
      name: 'are found in the headline too',
      line: 'قناة السويس',
      headline: 'قناة السويس تعلن نتائجها',
      body: 'نص آخر.',
      accepted: ['قناة السويس'],
    },
    {
      name: 'may contain one another',
      line: 'ناغورني كاراباخ كاراباخ',
      body: 'في ناغورني كاراباخ. من كاراباخ.',
      accepted: ['ناغورني كاراباخ', 'كاراباخ'],
    },
    {
      name: 'may overlap where a machine counted them',
      line: 'وقف إطلاق النار إطلاق النار حرکة حماس',
      body: 'وقف إطلاق النار. وقف إطلاق النار. إطلاق النار يتواصل. حركة حماس. حركة حماس.',
      accepted: ['وقف إطلاق النار', 'إطلاق النار', 'حركة حماس'],
    },
    {
      name: 'may hold a preposition',
      line: 'الحرب في أوكرانيا مجلس الأمن',
      body: 'تستمر الحرب في أوكرانيا. الحرب في أوكرانيا أمام مجلس الأمن.',
      accepted: ['الحرب في أوكرانيا', 'مجلس الأمن'],
    },
    {
      name: 'may be Latin, or hold a number or a hyphen',
      line: 'COP29 كوفيد-19 باكو',
      body: 'مؤتمر COP29 في باكو. جائحة كوفيد-19.',
      accepted: ['COP29', 'كوفيد-19', 'باكو'],
    },
  ])('$name', ({ accepted, line, body, headline }) => {
    expect(cut({ line, body, headline })).toEqual({ accepted, review: [], dropped: [] })
  })

  it('are not counted across a sentence mark', () => {
    const line = 'مجلس الأمن'
    expect(cut({ line, body: 'انعقد مجلس. الأمن أولا.' }).accepted).toEqual([])
    expect(cut({ line, body: 'انعقد مجلس الأمن أولا.' }).accepted).toEqual(['مجلس الأمن'])
  })

  it('report how often the text has them, and where the line has them', () => {
    const line = 'البحر الأحمر مصر'
    const [first] = segmentKeywords({ line, body: 'البحر الأحمر. البحر الأحمر.' }).accepted
    expect(first).toMatchObject({ start: 0, end: 12, key: 'البحر الاحمر', reason: 'body' })
    expect(first?.evidence).toEqual({ body: 2, documents: 0 })
    expect(line.slice(first?.start, first?.end)).toBe('البحر الأحمر')
  })
})

describe('phrases that the text lacks', () => {
  it.each([
    ['جامعة القاهرة الأمم المتحدة', ['جامعة القاهرة', 'الأمم المتحدة']],
    ['نجيب محفوظ طه حسين أم كلثوم', ['نجيب محفوظ', 'طه حسين', 'أم كلثوم']],
    ['وقف إطلاق النار البنك الدولي مصر', ['وقف إطلاق النار', 'البنك الدولي', 'مصر']],
    ['الحرب على غزة مجلس النواب الليبي', ['الحرب على غزة', 'مجلس النواب الليبي']],
    ['جنوب لبنان كوريا الجنوبية', ['جنوب لبنان', 'كوريا الجنوبية']],
  ])('are cut by their form, and left to review: %s', (line, review) => {
    expect(cut({ line, body: 'نص لا يذكر شيئا من ذلك.' })).toEqual({
      accepted: [],
      review,
      dropped: [],
    })
  })

  it('are left to review also where the text has a part of them', () => {
    expect(cut({ line: 'منتخب مصر', body: 'وصل إلى مصر.' })).toEqual({
      accepted: [],
      review: ['منتخب مصر'],
      dropped: [],
    })
  })

  it('are left to review where they are but a number', () => {
    expect(cut({ line: '2024', body: 'في عام 2024.' }).review).toEqual(['2024'])
  })
})

describe('junk', () => {
  it.each([
    ['التشابه الوصف التاریخ مصر', ['التشابه الوصف التاريخ']],
    ['المزید مصر', ['المزيد']],
    ['مصر من أجل', ['من أجل']],
    ['من خلال خلال العام مصر', ['من خلال', 'خلال العام']],
    ['علی هامش مصر عدد من', ['علي هامش', 'عدد من']],
    ['مصر یوم الخمیس', ['يوم الخميس']],
    ['بعد أن مصر وأکد أن', ['بعد أن', 'وأكد أن']],
    ['مصر في', ['في']],
  ])('is dropped, in standard letters: %s', (line, dropped) => {
    const body = 'مصر مصر. يوم الخميس في مصر. من أجل مصر. وأكد أن مصر. وأكد أن مصر.'
    expect(cut({ line, body })).toEqual({ accepted: ['مصر'], review: [], dropped })
  })

  it('takes no word of the text with it that the text has otherwise', () => {
    const body = 'تراجع التضخم في روسيا. يرتفع التضخم. روسيا. هذه الأسعار.'
    expect(cut({ line: 'هذه التضخم التی روسیا', body }).dropped).toEqual(['هذه', 'التي'])
    expect(cut({ line: 'هذه الأسعار التضخم روسیا', body }).dropped).toEqual(['هذه الأسعار'])
  })

  it('is told from the name علي by the spelling and by the text', () => {
    const upon = cut({ line: 'علی المنطقة', body: 'على المنطقة. على المنطقة.' })
    expect(upon.dropped).toEqual(['علي المنطقة'])
    const name = cut({ line: 'محمد علی کلای', body: 'محمد علي كلاي.' })
    expect(name.accepted).toEqual(['محمد علي كلاي'])
  })
})

describe('lines with delimiters', () => {
  const all = ['غزة', 'معبر رفح', 'المساعدات الإنسانية']
  it.each([
    ['غزة، معبر رفح، المساعدات الإنسانية.'],
    ['غزة, معبر رفح, المساعدات الإنسانية'],
    ['غزة | معبر رفح | المساعدات الإنسانية'],
    ['غزة؛ معبر رفح؛ المساعدات الإنسانية ...'],
    ['#غزة #معبر_رفح #المساعدات_الإنسانية'],
    ['# غزة # معبر رفح # المساعدات الإنسانية'],
    ['غزة - معبر رفح - المساعدات الإنسانية'],
  ])('are split there: %s', (line) => {
    expect(cut({ line, body: '' })).toEqual({ accepted: all, review: [], dropped: [] })
    expect(segmentKeywords({ line, body: '' }).accepted[0]?.reason).toBe('delimited')
  })

  it('are cut further where two undelimited lines were joined by one', () => {
    const line = 'الولايات المتحدة ناجورنو قره باغ أذربيجان، روسيا'
    const body = 'الولايات المتحدة وناجورنو قره باغ وأذربيجان وروسيا.'
    expect(cut({ line, body }).accepted).toEqual([
      'الولايات المتحدة',
      'ناجورنو قره باغ',
      'أذربيجان',
      'روسيا',
    ])
  })

  it('keep a hashtag apart from the words beside it', () => {
    expect(cut({ line: '#وقف_إطلاق_النار غزة', body: '' }).accepted[0]).toBe('وقف إطلاق النار')
  })

  it('drop junk between them too', () => {
    expect(cut({ line: 'غزة، المزيد، في المنطقة، مصر', body: '' })).toEqual({
      accepted: ['غزة', 'مصر'],
      review: [],
      dropped: ['المزيد', 'في المنطقة'],
    })
  })
})

describe('labels', () => {
  it.each([
    ["the text's usual spelling", 'الامم المتحده', 'الأمم المتحدة. للأمم المتحدة. الامم المتحدة.'],
    ["the text's, without its clitic", 'الامم المتحده', 'وبالأمم المتحدة'],
    ['standard letters', 'الأمم المتحدة', 'الأمم المتحدة'],
    ['without tatweel', 'الأمم المتحدة', 'الأمـــم المتحدة'],
  ])('are %s', (_, line, body) => {
    expect(cut({ line, body }).accepted).toEqual(['الأمم المتحدة'])
  })

  it('fall back to the line in standard letters', () => {
    expect(cut({ line: 'البنک المرکزی الترکی', body: '' }).review).toEqual(['البنك المركزي التركي'])
  })

  it('keep the tashkeel that tells one word from another', () => {
    expect(cut({ line: 'عُمان', body: 'عمان عمان' }).accepted).toEqual(['عُمان'])
    expect(cut({ line: 'عمان', body: 'عُمان عُمان' }).accepted).toEqual(['عُمان'])
  })
})

describe('repeats', () => {
  it('are one candidate with several places', () => {
    const { accepted } = segmentKeywords({ line: 'مصر غزة مصر', body: 'مصر وغزة' })
    expect(labels(accepted)).toEqual(['مصر', 'غزة'])
    expect(accepted[0]?.repeats).toEqual([{ start: 8, end: 11 }])
  })
})

describe('limits', () => {
  it('cuts a line of 500 words whole', () => {
    const line = 'مجلس الأمن البحر الأحمر '.repeat(125)
    const { accepted, review, dropped } = segmentKeywords({
      line,
      body: 'مجلس الأمن والبحر الأحمر.',
    })
    expect(labels(accepted)).toEqual(['مجلس الأمن', 'البحر الأحمر'])
    expect(accepted.map(({ repeats }) => repeats.length)).toEqual([124, 124])
    expect([...review, ...dropped]).toEqual([])
  })

  it('drops what goes on past the limit as one short-labelled run', () => {
    const line = 'مجلس الأمن '.repeat(5000)
    const { accepted, dropped } = segmentKeywords({ line, body: 'مجلس الأمن' })
    expect(labels(accepted)).toEqual(['مجلس الأمن'])
    expect(dropped).toHaveLength(1)
    expect(dropped[0]).toMatchObject({ reason: 'overLimit', end: line.length })
    expect(dropped[0]?.label.length).toBeLessThan(100)
  })

  it.each(['', ' ', '...', '،،،', '«»', '\u200F'])('finds nothing in %j', (line) => {
    expect(cut({ line, body: 'نص' })).toEqual({ accepted: [], review: [], dropped: [] })
  })
})
