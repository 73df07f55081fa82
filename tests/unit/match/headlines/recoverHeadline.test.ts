import { describe, expect, it } from 'vitest'

import { openingKey, recoverHeadline } from '../../../../src/match/headlines/recoverHeadline.ts'

const paragraphs = [
  'أعلنت الوزارة اليوم بدء المرحلة الثانية من المشروع في المحافظات الساحلية، بعد مشاورات استمرت عدة أسابيع مع الجهات المعنية.',
  'وقال المتحدث إن الخطة تمتد ثلاث سنوات. وأضاف أن التمويل جاهز.',
  'ومن المتوقع أن تظهر النتائج الأولية خلال العام المقبل.',
]
const headline = 'الوزارة تبدأ المرحلة الثانية من المشروع'

const recover = (readAlso: { paragraphs: string[]; headline?: string | null }) =>
  recoverHeadline({ article: { paragraphs }, readAlso: { headline, ...readAlso } })

describe('the headline of a text printed twice', () => {
  it('is the one it was printed with', () => {
    expect(recover({ paragraphs })).toBe(headline)
  })

  it('is found whatever the spelling and the paragraphs', () => {
    expect(recover({ paragraphs: [paragraphs.join(' ').replaceAll('أ', 'ا')] })).toBe(headline)
  })

  it('is found where the other printing is shorter', () => {
    expect(recover({ paragraphs: paragraphs.slice(0, 1) })).toBe(headline)
  })

  it('is not taken from a text that opens otherwise', () => {
    expect(recover({ paragraphs: ['ومن جهة أخرى، ' + paragraphs.join(' ')] })).toBeNull()
  })

  it('is not taken from a text that goes on otherwise', () => {
    const others = ['جملة أولى لا تشبه ذلك.', 'جملة ثانية لا تشبهه.', 'جملة ثالثة لا تشبهه.']
    expect(recover({ paragraphs: [...paragraphs.slice(0, 1), ...others] })).toBeNull()
    expect(recover({ paragraphs: [...paragraphs, ...others.slice(0, 2)] })).toBe(headline)
  })

  it('needs a headline there, and a text long enough to be known by', () => {
    expect(recover({ paragraphs, headline: null })).toBeNull()
    expect(recover({ paragraphs, headline: ' ' })).toBeNull()
    const short = { paragraphs: ['التفاصيل في الفيديو.'] }
    expect(recoverHeadline({ article: short, readAlso: { ...short, headline } })).toBeNull()
  })
})

describe('openingKey', () => {
  it('is the first 100 characters of the match key, paragraphs run together', () => {
    const key = openingKey({ paragraphs })
    expect(key).toBe(openingKey({ paragraphs: [paragraphs.join(' ')] }))
    expect(key).toHaveLength(100)
    expect(openingKey({ paragraphs: paragraphs.slice(1) })).not.toBe(key)
  })

  it('is null for a text too short to be known by it', () => {
    expect(openingKey({ paragraphs: [] })).toBeNull()
    expect(openingKey({ paragraphs: ['نص قصير'] })).toBeNull()
  })
})
