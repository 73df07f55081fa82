import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Written } from '../../../../src/import/settle/kept.ts'
import {
  holdAll,
  mergeSet,
  mergeThreeWays,
  mergeValue,
} from '../../../../src/import/settle/merge/mergeThreeWays.ts'

const base: Written = {
  body: 'b',
  headline: 'h',
  originalAuthor: null,
  originalPublishedAt: null,
  originalUrl: 'u',
  source: 's',
  tags: ['1', '2'],
}

describe('one value', () => {
  it.each([
    ['changed by nobody', 'a', 'a', 'a', 'agree'],
    ['changed by the document', 'a', 'a', 'b', 'theirs'],
    ['changed by the editor', 'a', 'b', 'a', 'mine'],
    ['changed alike by both', 'a', 'b', 'b', 'agree'],
    ['changed by both', 'a', 'b', 'c', 'conflict'],
    ['filled by the document', null, null, 'b', 'theirs'],
    ['emptied by the editor', 'a', null, 'a', 'mine'],
    ['emptied by the editor, changed by the document', 'a', null, 'b', 'conflict'],
  ])('%s', (_name, ofBase, mine, theirs, verdict) => {
    expect(mergeValue({ base: ofBase, mine, theirs })).toBe(verdict)
  })
})

describe('a set', () => {
  it.each([
    ['added by the document', ['a'], ['a'], ['a', 'b'], ['a', 'b']],
    ['dropped by the document', ['a', 'b'], ['a', 'b'], ['a'], ['a']],
    ['added by the editor', ['a'], ['a', 'b'], ['a'], ['a', 'b']],
    ['removed by the editor', ['a', 'b'], ['a'], ['a', 'b'], ['a']],
    ['added by both', ['a'], ['a', 'b'], ['a', 'b'], ['a', 'b']],
    ['removed by both', ['a', 'b'], ['a'], ['a'], ['a']],
    ['each side its own', ['a', 'b'], ['b', 'c'], ['a', 'd'], ['c', 'd']],
  ])('%s', (_name, ofBase, mine, theirs, merged) => {
    expect(mergeSet({ base: ofBase, mine, theirs })).toEqual(merged)
  })

  it('has each member where one side alone would have it', () => {
    const members = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(
      fc.property(members, members, members, (ofBase, mine, theirs) => {
        const merged = mergeSet({ base: ofBase, mine, theirs })
        expect(new Set(merged).size).toBe(merged.length)
        for (const member of ['a', 'b', 'c', 'd', 'e']) {
          const has = (set: string[]) => set.includes(member)
          const expected = has(mine) === has(ofBase) ? has(theirs) : has(mine)
          expect(has(merged)).toBe(expected)
        }
      }),
    )
  })
})

describe('an article', () => {
  it('takes what the document changed, and keeps what the editor did', () => {
    const mine = { ...base, headline: 'by hand', tags: ['1', '2', 'own'] }
    const theirs = { ...base, body: 'new', tags: ['2', '3'] }
    expect(mergeThreeWays({ base, mine, theirs })).toEqual({
      base: theirs,
      conflicts: [],
      tags: ['2', 'own', '3'],
      taken: ['body'],
    })
  })

  it('keeps the base of a field in conflict, so that it is asked about again', () => {
    const mine = { ...base, source: 'by hand' }
    const theirs = { ...base, body: 'new', source: 'other' }
    const merge = mergeThreeWays({ base, mine, theirs })
    expect(merge).toMatchObject({ conflicts: ['source'], taken: ['body'] })
    expect(merge.base).toEqual({ ...theirs, source: 's' })
    expect(mergeThreeWays({ base: merge.base, mine, theirs }).conflicts).toEqual(['source'])
  })

  it('that an editor has approved is left whole', () => {
    const sides = { base, mine: base, theirs: { ...base, body: 'new', tags: ['3'] } }
    expect(holdAll({ ...sides, merge: mergeThreeWays(sides) })).toEqual({
      base,
      conflicts: ['body'],
      tags: ['1', '2'],
      taken: [],
    })
  })

  it('merged once more comes to nothing more', () => {
    const value = fc.constantFrom('a', 'b', 'c')
    const side = fc.record({
      body: value,
      headline: value,
      originalAuthor: fc.option(value),
      originalPublishedAt: fc.option(value),
      originalUrl: fc.option(value),
      source: fc.option(value),
      tags: fc.uniqueArray(value),
    })
    fc.assert(
      fc.property(side, side, side, (ofBase, mine, theirs) => {
        const merge = mergeThreeWays({ base: ofBase, mine, theirs })
        const taken = Object.fromEntries(merge.taken.map((field) => [field, theirs[field]]))
        const merged = { ...mine, ...taken, tags: merge.tags }
        const again = mergeThreeWays({ base: merge.base, mine: merged, theirs })
        expect(again.taken).toEqual([])
        expect(again.conflicts).toEqual(merge.conflicts)
        expect(again.tags).toEqual(merge.tags)
      }),
    )
  })
})
