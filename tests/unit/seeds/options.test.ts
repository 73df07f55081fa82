import { describe, expect, it } from 'vitest'

import { readOptions, usage } from '../../../seeds/options.ts'
import { isInputError } from '../../../src/import/index.ts'

const refusal = (argv: string[]) => {
  try {
    readOptions(argv)
  } catch (error) {
    return isInputError(error) ? error.message : error
  }
  return 'no error'
}

describe('the options of the import', () => {
  it('have no share and no run to undo unless they are asked for', () => {
    expect(readOptions(['a'])).toMatchObject({
      paths: ['a'],
      rollback: undefined,
      shard: undefined,
    })
  })

  it.each([
    ['1/1', { index: 1, of: 1 }],
    ['3/4', { index: 3, of: 4 }],
    ['1000/1000', { index: 1000, of: 1000 }],
  ])('take the share %s', (written, shard) => {
    expect(readOptions(['--shard', written]).shard).toEqual(shard)
  })

  it.each([
    '',
    '1',
    '0/4',
    '5/4',
    '1/0',
    '1/1001',
    '01/4',
    '1/4/2',
    ' 1/4',
    '1.5/4',
    '-1/4',
    'a/b',
  ])('refuse the share %j in a sentence', (written) => {
    expect(refusal([`--shard=${written}`])).toBe(
      `--shard ${written} is no share; write I/N with 1 ≤ I ≤ N ≤ 1000, such as --shard 1/4.`,
    )
  })

  it('take the run to undo', () => {
    expect(readOptions(['--rollback', ' run-1 ']).rollback).toBe('run-1')
    expect(refusal(['--rollback', ' '])).toMatch(/^--rollback needs the id of a run; .*\.$/)
  })

  it('are in the manual, with every format', () => {
    for (const word of ['--shard I/N', '--rollback RUN', 'wxr', '.gz', '.zst']) {
      expect(usage).toContain(word)
    }
  })
})
