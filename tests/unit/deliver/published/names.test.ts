import { describe, expect, it } from 'vitest'

import { addressesOf } from '../../../../src/deliver/published/addresses.ts'
import { createNames } from '../../../../src/deliver/published/names/createNames.ts'
import type { SourceFound, TagRow } from '../../../../src/deliver/published/names/toNames.ts'
import { site } from '../formats/sample.ts'

const modified = '2026-01-02 03:04:05.6+00'

const tag = (id: string, name = id): TagRow => ({ id, modified, name, slug: id })

const source = ({
  at = modified,
  id,
  mergedInto = null,
}: {
  at?: string
  id: string
  mergedInto?: null | string
}): SourceFound => ({
  modified: at,
  source: {
    canonicalPolicy: 'self',
    homepage: null,
    id,
    kind: 'outlet',
    mergedInto,
    name: id,
    robots: 'index',
    slug: id,
  },
})

/** Names over an archive that counts what it is asked. */
const names = ({ sources = [] as SourceFound[], tags = [] as TagRow[], version = 1 } = {}) => {
  const state = {
    asked: [] as unknown[],
    meanwhile: () => {},
    now: 0,
    sources,
    tags,
    version: version as null | number,
  }
  const find = createNames({
    now: () => state.now,
    query: async ({ name }, [ids]) => {
      state.asked.push(ids)
      const rows =
        name === 'tags'
          ? state.tags.filter(({ id }) => (ids as string[]).includes(id))
          : state.sources
      await Promise.resolve()
      state.meanwhile()
      return rows
    },
    statements: { sources: { name: 'sources', text: '' }, tags: { name: 'tags', text: '' } },
    to: addressesOf(site),
    version: () => state.version,
  })
  return {
    state,
    tagNames: async (tagIds: string) => {
      const found = await find([{ sourceId: null, tagIds }])
      return tagIds.split(' ').map((id) => found.tag(id)?.shown.name ?? null)
    },
    sourceOf: async (id: string) => (await find([{ sourceId: id, tagIds: null }])).source(id),
  }
}

describe('names', () => {
  it('are asked for once, all that are missing together', async () => {
    const { state, tagNames } = names({ tags: [tag('a'), tag('b'), tag('c')] })
    expect(await tagNames('b a')).toEqual(['b', 'a'])
    expect(await tagNames('a c hidden')).toEqual(['a', 'c', null])
    expect(await tagNames('hidden c b a')).toEqual([null, 'c', 'b', 'a'])
    expect(state.asked).toEqual([
      ['b', 'a'],
      ['c', 'hidden'],
    ])
  })

  it.each<[string, (state: ReturnType<typeof names>['state']) => void]>([
    ['something changed', (state) => (state.version = 2)],
    ['changes may have been missed', (state) => (state.version = null)],
    ['five seconds went by without a word', (state) => (state.now = 5_000)],
  ])('are asked for anew when %s', async (_, happens) => {
    const { state, tagNames } = names({ tags: [tag('a', 'قبل')] })
    expect(await tagNames('a')).toEqual(['قبل'])
    state.tags = [tag('a', 'بعد')]
    expect(await tagNames('a')).toEqual(['قبل'])
    happens(state)
    expect(await tagNames('a')).toEqual(['بعد'])
  })

  it('are not kept where nobody counts changes', async () => {
    const { state, tagNames } = names({ tags: [tag('a')] })
    state.version = null
    await tagNames('a')
    await tagNames('a')
    expect(state.asked).toHaveLength(2)
  })

  it('are not kept if something changed while they were read', async () => {
    const { state, tagNames } = names({ tags: [tag('a', 'قبل')] })
    state.meanwhile = () => {
      state.version = 2
      state.tags = [tag('a', 'بعد')]
      state.meanwhile = () => {}
    }
    await tagNames('a')
    expect(await tagNames('a')).toEqual(['بعد'])
  })
})

describe('a source', () => {
  it('is shown as what it was merged into, which counts for its terms and its age', async () => {
    const last = source({ at: '2026-03-01 00:00:00+00', id: 'last' })
    const { sourceOf } = names({
      sources: [
        source({ id: 'first', mergedInto: 'second' }),
        source({ id: 'second', mergedInto: 'last' }),
        { ...last, source: { ...last.source, rights: { license: 'CC BY' } } },
      ],
    })
    expect(await sourceOf('first')).toMatchObject({
      modifiedAt: '2026-03-01T00:00:00.000Z',
      origin: { id: 'last' },
      row: { id: 'first', mergedInto: { id: 'second', mergedInto: { id: 'last' } } },
      shown: { id: 'last', slug: 'last' },
      terms: { license: 'CC BY' },
    })
  })

  it('is shown as itself where its chain of merges is broken or a circle, and its terms are nobody’s', async () => {
    const { sourceOf } = names({
      sources: [
        source({ id: 'broken', mergedInto: 'gone' }),
        source({ id: 'one', mergedInto: 'other' }),
        source({ id: 'other', mergedInto: 'one' }),
      ],
    })
    for (const id of ['broken', 'one']) {
      expect(await sourceOf(id)).toMatchObject({ origin: null, shown: { id } })
    }
    expect(await sourceOf('gone')).toBeNull()
  })
})
