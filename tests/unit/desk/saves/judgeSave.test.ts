import { describe, expect, it } from 'vitest'

import { judgeSave } from '../../../../src/desk/saves/judgeSave.ts'
import { keepOthersWork } from '../../../../src/desk/saves/keepOthersWork.ts'

/** `mine` is who saves; times count up from 1, and 5 is the newest state. */
describe('a save that says which state it began from', () => {
  it.each([
    ['the newest', 5, { editedAt: 5, editedBy: 'theirs' }, false, 'take'],
    ['one before mine', 2, { editedAt: 5, editedBy: 'mine' }, false, 'take'],
    ['one before mine, with theirs between', 2, { editedAt: 5, editedBy: 'mine' }, true, 'refuse'],
    ['one before theirs', 2, { editedAt: 3, editedBy: 'theirs' }, false, 'refuse'],
    [
      'one before that of an account that is gone',
      2,
      { editedAt: 3, editedBy: null },
      false,
      'refuse',
    ],
    [
      'one that an import has changed since',
      3,
      { editedAt: 3, editedBy: 'theirs' },
      false,
      'merge',
    ],
    ['one that nobody but imports wrote', 2, { editedAt: null, editedBy: null }, false, 'merge'],
  ] as const)('%s', (_, seen, edited, colleagueSince, judged) => {
    const newest = { ...edited, updatedAt: 5 }
    expect(judgeSave({ colleagueSince, me: 'mine', newest, seen })).toBe(judged)
  })

  it('is nobody’s own where nobody is known', () => {
    const newest = { editedAt: 5, editedBy: null, updatedAt: 5 }
    expect(judgeSave({ colleagueSince: false, me: null, newest, seen: 2 })).toBe('refuse')
  })
})

describe('a save over what the house changed', () => {
  const base = { body: { a: [1] }, deck: null, headline: 'أول', source: 'one', tags: ['x'] }

  it.each([
    ['keeps both', { headline: 'محرر' }, { source: 'two' }, { headline: 'محرر', source: 'two' }],
    ['prefers the person', { source: 'mine' }, { source: 'two' }, { source: 'mine' }],
    ['lets the person empty a field', { headline: null }, {}, { headline: null }],
    ['looks into values', { body: { a: [2] } }, { tags: ['y'] }, { body: { a: [2] }, tags: ['y'] }],
    ['takes what is empty for empty', { deck: '' }, { deck: 'جديد' }, { deck: 'جديد' }],
  ])('%s', (_, mine, house, saved) => {
    expect(
      keepOthersWork({ base, newest: { ...base, ...house }, sent: { ...base, ...mine } }),
    ).toEqual({ ...base, ...saved })
  })

  it('stays the draft that it is', () => {
    const draft = { ...base, _status: 'draft' }
    const sent = keepOthersWork({
      base: draft,
      newest: { ...draft, _status: 'published' },
      sent: draft,
    })
    expect(sent['_status']).toBe('draft')
  })

  it('sends nothing that was not sent', () => {
    expect(keepOthersWork({ base, newest: base, sent: { headline: 'محرر' } })).toEqual({
      headline: 'محرر',
    })
  })
})
