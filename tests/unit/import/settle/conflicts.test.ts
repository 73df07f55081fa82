import { describe, expect, it } from 'vitest'

import { openConflicts, settleBase } from '../../../../src/import/settle/merge/conflicts.ts'
import type { KeptConflict, Written } from '../../../../src/import/settle/kept.ts'

const written: Written = {
  body: 'b',
  headline: 'base',
  originalAuthor: null,
  originalPublishedAt: null,
  originalUrl: null,
  source: null,
  tags: [],
}

const conflict: KeptConflict = {
  article: '1',
  base: 'base',
  field: 'headline',
  imported: 'theirs',
  value: 'theirs',
}

describe('a conflict', () => {
  it.each<[string, KeptConflict, string, number]>([
    ['stands while the editor has another value', conflict, 'mine', 1],
    ['stands when the editor went back to the base', conflict, 'base', 1],
    ['is over when the document’s value was taken', conflict, 'theirs', 0],
    ['is over when the desk noted a decision', { ...conflict, decided: 'mine' }, 'mine', 0],
  ])('%s', (_name, kept, headline, count) => {
    const current = { ...written, headline }
    expect(openConflicts({ conflicts: [kept], current })).toHaveLength(count)
  })

  it('that is over moves the base to what was decided on', () => {
    expect(settleBase({ conflicts: [conflict], open: [], written }).headline).toBe('theirs')
    expect(settleBase({ conflicts: [conflict], open: [conflict], written })).toEqual(written)
  })
})
