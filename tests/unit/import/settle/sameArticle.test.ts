import { describe, expect, it } from 'vitest'

import type { Archive, KnownArticle } from '../../../../src/import/archive/types.ts'
import type { MatchedArticle } from '../../../../src/import/settle/articleData.ts'
import { findPrintings } from '../../../../src/import/settle/printings/sameArticle.ts'
import { storySketch } from '../../../../src/match/stories/storySketch.ts'
import { notice, report, textOf } from '../../match/stories/fixtures.ts'

type Known = Partial<Pick<KnownArticle, 'documentPart' | 'headline' | 'id' | 'isOut' | 'source'>>

const headline = 'إجلاء سكان ثلاث قرى بعد ارتفاع منسوب النهر'

const find = ({
  known,
  part = 'main',
  source = null,
  text = textOf(report),
}: {
  known: Known[]
  part?: 'main' | 'readAlso'
  source?: null | string
  text?: string
}) => {
  const articles = known.map((one, at) => ({
    documentPart: 'main',
    headline,
    headlineOrigin: 'given',
    id: `article ${at}`,
    isOut: false,
    source: null,
    ...one,
  })) as KnownArticle[]
  const archive = {
    articlesByText: () => Promise.resolve(articles),
    sourceById: (id: string) => Promise.resolve({ id: id === 'old name' ? 'a' : id, name: id }),
  } as unknown as Archive
  const next = {
    headline: { origin: 'given', text: headline },
    part,
    running: text,
    sketch: storySketch({ text }),
    source,
    textKey: 'key',
  } as unknown as MatchedArticle
  return findPrintings({ archive, next })
}

describe('an article with the text of another', () => {
  it.each([
    ['of its own outlet', 'a', { source: 'a' }, true],
    ['of an outlet that was merged into its own', 'a', { source: 'old name' }, true],
    ['of another outlet', 'a', { source: 'b' }, false],
    ['of nobody knows whom', 'a', { source: null }, true],
    ['of an outlet, itself of none', null, { source: 'b' }, true],
    ['that is known by a read-also printing', 'a', { documentPart: 'readAlso', source: 'b' }, true],
  ] as const)('%s', async (_name, source, known, isSame) => {
    const { copied, same } = await find({ known: [known], source })
    expect({ copied: copied.length, same: same?.id ?? null }).toEqual(
      isSame ? { copied: 0, same: 'article 0' } : { copied: 1, same: null },
    )
  })

  it('printed as a read-also article is that article, whatever outlet it names', async () => {
    const { same } = await find({ known: [{ source: 'b' }], part: 'readAlso', source: 'a' })
    expect(same?.id).toBe('article 0')
  })

  it.each([
    ['one of its outlet before an older one of none', [{}, { source: 'a' }], 'article 1'],
    ['the oldest of none', [{}, {}], 'article 0'],
    ['one that is there', [{ isOut: true, source: 'a' }, {}], 'article 1'],
    [
      'one that was taken out, where a copy is there',
      [{ source: 'b' }, { isOut: true, source: 'a' }],
      'article 1',
    ],
  ])('is %s', async (_name, known, id) => {
    expect((await find({ known, source: 'a' })).same?.id).toBe(id)
  })

  it('is none of a page that shows a notice only, as it does', async () => {
    const known = [{ headline: 'انطلاق معرض الكتاب بمشاركة مئة دار للنشر', source: 'a' }]
    const shown = { known, source: 'a', text: textOf([notice]) }
    expect(await find(shown)).toEqual({ copied: [], same: null })
    const told = { ...shown, text: textOf(report) }
    expect((await find(told)).same?.id).toBe('article 0')
  })
})
