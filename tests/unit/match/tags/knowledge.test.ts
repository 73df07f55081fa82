import { describe, expect, it } from 'vitest'

import { emptyKnowledge, tagKnowledge } from '../../../../src/match/tags/knowledge.ts'
import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'
import type { KnownTag } from '../../../../src/match/tags/types.ts'

const tag = (label: string, rest: Partial<KnownTag> & { aliases?: string[] } = {}) => ({
  label,
  documents: 1,
  status: 'candidate' as const,
  ...rest,
})

const cut = ({ line, tags }: { line: string; tags: ReturnType<typeof tag>[] }) => {
  const found = segmentKeywords({ line, body: 'نص آخر.', archive: tagKnowledge(tags) })
  return {
    accepted: found.accepted.map(({ label }) => label),
    review: found.review.map(({ label }) => label),
    dropped: found.dropped.map(({ label }) => label),
  }
}

describe('what the archive knows', () => {
  it('makes a tag of a phrase that the text lacks, once two documents have it', () => {
    const line = 'زين الدين زيدان مجلس الأمن'
    const known = (documents: number) =>
      cut({ line, tags: [tag('مجلس الأمن', { documents })] }).accepted
    expect(known(1)).toEqual([])
    expect(known(2)).toEqual(['مجلس الأمن'])
  })

  it('makes a tag of an approved one at once', () => {
    const tags = [tag('مجلس الأمن', { status: 'approved', documents: 0 })]
    expect(cut({ line: 'مجلس الأمن', tags }).accepted).toEqual(['مجلس الأمن'])
  })

  it('shows a tag under its name in the archive, found by an alias too', () => {
    const tags = [tag('ناغورني كاراباخ', { status: 'approved', aliases: ['ناجورنو قره باغ'] })]
    expect(cut({ line: 'ناجورنو قره باغ', tags }).accepted).toEqual(['ناغورني كاراباخ'])
  })

  it('drops what an editor marked as noise', () => {
    const tags = [tag('حصاد الأسبوع', { status: 'noise' })]
    const found = segmentKeywords({
      line: 'حصاد الأسبوع مصر',
      body: 'حصاد الأسبوع في مصر',
      archive: tagKnowledge(tags),
    })
    expect(found.dropped).toMatchObject([{ label: 'حصاد الأسبوع', reason: 'noise' }])
    expect(found.accepted.map(({ label }) => label)).toEqual(['مصر'])
  })

  it('keeps as a tag what an editor approved, though it looks like junk', () => {
    const tags = [tag('من أجل مصر', { status: 'approved' }), tag('عاجل', { status: 'approved' })]
    expect(cut({ line: 'عاجل', tags }).accepted).toEqual(['عاجل'])
  })

  it('decides where form cannot', () => {
    const line = 'سان ستيفانو بورتو فينو'
    const tags = [tag('سان ستيفانو', { documents: 5 }), tag('بورتو فينو', { documents: 5 })]
    expect(cut({ line, tags }).accepted).toEqual(['سان ستيفانو', 'بورتو فينو'])
  })

  it('does not take one single word for another of the same match key', () => {
    const tags = [tag('عُمان', { status: 'approved', documents: 9 })]
    expect(cut({ line: 'عمّان', tags })).toEqual({ accepted: [], review: ['عمّان'], dropped: [] })
    expect(cut({ line: 'عُمان', tags }).accepted).toEqual(['عُمان'])
  })
})

describe('tagKnowledge', () => {
  it('finds tags and aliases by match key, the first entry first', () => {
    const archive = tagKnowledge([
      tag('الأمم المتحدة', { aliases: ['المنظمة الدولية'] }),
      tag('الامم المتحده', { documents: 7 }),
    ])
    expect(archive.find('الامم المتحده')?.documents).toBe(1)
    expect(archive.find('المنظمه الدوليه')).toMatchObject({
      label: 'الأمم المتحدة',
      alias: 'المنظمة الدولية',
    })
    expect(archive.find('غير معروف')).toBeNull()
  })

  it('reads the habits of words off the tags, noise left out', () => {
    const archive = tagKnowledge([
      tag('مجلس الأمن الدولي'),
      tag('مجلس النواب'),
      tag('مجلس', { status: 'noise' }),
    ])
    expect(archive.habits?.('مجلس')).toEqual({ begins: 2, inside: 0, ends: 0, alone: 0 })
    expect(archive.habits?.('الامن')).toEqual({ begins: 0, inside: 1, ends: 0, alone: 0 })
    expect(archive.habits?.('مصر')).toBeNull()
  })

  it('knows nothing when empty', () => {
    expect(emptyKnowledge.find('مصر')).toBeNull()
  })
})
