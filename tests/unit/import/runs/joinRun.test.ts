import { describe, expect, it } from 'vitest'

import { chooseKey } from '../../../../src/import/runs/joinRun.ts'

const run = (runKey: string, shard: string, state: string) => ({
  options: { runKey, shard },
  state,
})

describe('the run that a shard joins', () => {
  it.each([
    ['none, where none was begun', '1/3', [], undefined],
    ['that of the others', '2/3', [run('a', '1/3', 'running')], 'a'],
    ['that of others who are done', '2/3', [run('a', '1/3', 'finished')], 'a'],
    ['a new one, where this one was part of it', '1/3', [run('a', '1/3', 'finished')], undefined],
    ['a new one, where this one is at work', '1/3', [run('a', '1/3', 'running')], undefined],
    [
      'its own, where it was stopped',
      '1/3',
      [run('a', '2/3', 'running'), run('a', '1/3', 'failed')],
      'a',
    ],
    [
      'the latest, not one before',
      '2/3',
      [run('b', '1/3', 'running'), run('a', '2/3', 'finished')],
      'b',
    ],
  ])('is %s', (_name, shard, runs, key) => {
    expect(chooseKey({ runs, shard })).toBe(key)
  })
})
