import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createJournal } from '../../../../src/import/write/bulk/memory/journal.ts'

describe('a journal', () => {
  const change = fc.record({
    kind: fc.constantFrom('add', 'assign', 'push', 'remove', 'set'),
    key: fc.constantFrom('a', 'b', 'c'),
    value: fc.integer({ max: 4, min: 0 }),
  })
  type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

  const things = () => ({
    index: new Map<string, number[]>([['a', [1, 2]]]),
    list: [1],
    map: new Map<string, number>([['b', 7]]),
    target: { a: 1, b: 2, c: 3 },
  })
  const run = ({
    changes,
    journal,
    on: { index, list, map, target },
  }: {
    changes: readonly Change[]
    journal: ReturnType<typeof createJournal>
    on: ReturnType<typeof things>
  }) => {
    for (const { key, kind, value } of changes) {
      if (kind === 'add') journal.add({ index, key, value })
      else if (kind === 'remove') journal.remove({ index, key, value })
      else if (kind === 'push') journal.push(list, value)
      else if (kind === 'set') journal.set(map, key, value)
      else journal.assign(target, { [key]: value })
    }
  }
  /** An empty list under a key says the same as none. */
  const seen = ({ index, list, map, target }: ReturnType<typeof things>) => ({
    index: [...index].filter(([, values]) => values.length > 0).sort(),
    list: [...list],
    map: [...map].sort(),
    target: { ...target },
  })

  it('undoes whatever was done since it was told to keep it', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, then) => {
        const on = things()
        const journal = createJournal()
        run({ changes: first, journal, on })
        journal.keep()
        const before = seen(on)
        run({ changes: then, journal, on })
        journal.undo()
        expect(seen(on)).toEqual(before)
      }),
    )
  })

  it('lets what was read from the database stay', () => {
    const on = things()
    const journal = createJournal()
    journal.set(on.map, 'c', 1)
    journal.lasting(() => journal.set(on.map, 'a', 2))
    journal.undo()
    expect([...on.map].sort()).toEqual([
      ['a', 2],
      ['b', 7],
    ])
  })
})
