import { describe, expect, it } from 'vitest'

import { collectTagKnowledge } from '../../../../src/match/tags/collectTagKnowledge.ts'
import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'

const accepted = (input: Parameters<typeof segmentKeywords>[0]): string[] =>
  segmentKeywords(input).accepted.map(({ label }) => label)

describe('documents that are read together', () => {
  const proves = { line: 'قناة السويس مصر', body: 'تربط قناة السويس بين بحرين.' }
  const lacks = { line: 'مصر قناة السويس', body: 'نص آخر.' }

  it("prove each other's tags", () => {
    expect(accepted(lacks)).toEqual([])
    const archive = collectTagKnowledge([proves, lacks])
    expect(accepted({ ...lacks, archive })).toContain('قناة السويس')
    expect(archive.find('قناه السويس')).toMatchObject({ label: 'قناة السويس', documents: 2 })
  })

  it('prove nothing by one document alone', () => {
    const archive = collectTagKnowledge([lacks])
    expect(accepted({ ...lacks, archive })).toEqual([])
  })

  it('count a line once, however often it is printed', () => {
    const archive = collectTagKnowledge([proves, proves, proves])
    expect(archive.find('قناه السويس')?.documents).toBe(1)
  })

  it('take a phrase without proof only from several surroundings', () => {
    const lines = ['قطاع غزة مصر', 'قطاع غزة لبنان', 'قطاع غزة قطر', 'اليمن قطاع غزة']
    const known = (count: number) =>
      collectTagKnowledge(lines.slice(0, count).map((line) => ({ line, body: '' })))
    expect(known(1).find('قطاع غزه')).toBeNull()
    expect(known(4).find('قطاع غزه')?.documents).toBeGreaterThan(1)
  })

  it('teach where words stand in tags', () => {
    const archive = collectTagKnowledge([proves])
    expect(archive.habits?.('السويس')).toMatchObject({ begins: 0, ends: 1 })
  })

  it('may be none', () => {
    expect(collectTagKnowledge([]).find('مصر')).toBeNull()
  })
})
