import { describe, expect, it } from 'vitest'

import { chooseCluster, type Clustered } from '../../../../src/match/stories/chooseCluster.ts'

const at = (id: string, storyCluster: string | null = null): Clustered<string> => ({
  id,
  storyCluster,
})

describe('the cluster of an article and its near-duplicates', () => {
  it.each<[string, Clustered<string>, Clustered<string>[], ReturnType<typeof chooseCluster>]>([
    ['none without any', at('m'), [], { articles: [], cluster: null, clusters: [] }],
    ['kept without any', at('m', 'c'), [], { articles: [], cluster: 'c', clusters: [] }],
    ['none with itself', at('m'), [at('m')], { articles: [], cluster: null, clusters: [] }],
    ['the older article', at('m'), [at('k')], { articles: ['k', 'm'], cluster: 'k', clusters: [] }],
    ['itself, if older', at('b'), [at('k')], { articles: ['b', 'k'], cluster: 'b', clusters: [] }],
    ['theirs', at('m'), [at('k', 'c')], { articles: ['m'], cluster: 'c', clusters: [] }],
    [
      'the older of two, which become one',
      at('m'),
      [at('k', 'e'), at('l', 'c')],
      { articles: ['m'], cluster: 'c', clusters: ['e'] },
    ],
    [
      'an older article, by which the cluster is named from now on',
      at('m', 'e'),
      [at('b'), at('k', 'e')],
      { articles: ['b'], cluster: 'b', clusters: ['e'] },
    ],
    ['settled', at('m', 'c'), [at('k', 'c')], { articles: [], cluster: 'c', clusters: [] }],
  ])('is %s', (_, article, duplicates, choice) => {
    expect(chooseCluster({ article, duplicates })).toEqual(choice)
    expect(chooseCluster({ article, duplicates: [...duplicates].reverse() })).toEqual(choice)
    expect(chooseCluster({ article, duplicates: [...duplicates, ...duplicates] })).toEqual(choice)
  })

  it('takes serial numbers as numbers', () => {
    const article = { id: 10, storyCluster: null }
    const duplicates = [{ id: 9, storyCluster: null }]
    expect(chooseCluster({ article, duplicates })).toEqual({
      articles: [9, 10],
      cluster: 9,
      clusters: [],
    })
  })

  it('is settled once its choice is carried out', () => {
    const choice = chooseCluster({ article: at('m', 'e'), duplicates: [at('b'), at('k', 'f')] })
    expect(choice).toEqual({ articles: ['b'], cluster: 'b', clusters: ['e', 'f'] })
    expect(
      chooseCluster({ article: at('m', 'b'), duplicates: [at('b', 'b'), at('k', 'b')] }),
    ).toEqual({ articles: [], cluster: 'b', clusters: [] })
  })
})
