import { describe, expect, it } from 'vitest'

import { learnedAliases } from '../../../../src/desk/merge/change/learnedAliases.ts'
import type { MergeName } from '../../../../src/desk/merge/names.ts'
import { identityKey } from '../../../../src/text/identityKey.ts'
import { matchKey } from '../../../../src/text/matchKey.ts'

const name = (label: string, aliases: string[] = []): MergeName => ({
  aliases: aliases.map((alias) => ({ key: identityKey(alias), name: alias })),
  id: label,
  identityKey: identityKey(label),
  matchKey: matchKey(label),
  mergedInto: null,
  name: label,
  slug: label,
  status: 'approved',
  usage: 0,
})

describe('what the target of a merge learns', () => {
  it.each<[string, MergeName, MergeName, string[]]>([
    ['the name', name('البوابة'), name('البوابة نيوز'), ['البوابة']],
    ['its aliases after it', name('قره باغ', ['كاراباخ']), name('كرباخ'), ['قره باغ', 'كاراباخ']],
    [
      'nothing that it is called or found by already',
      name('قره باغ', ['كرباخ', 'ناغورني']),
      name('كرباخ', ['قره باغ']),
      ['ناغورني'],
    ],
    ['what a mark alone tells apart', name('عُمان'), name('عمّان'), ['عُمان']],
    [
      'nothing twice',
      name('قره باغ', ['كاراباخ', 'كاراباخ']),
      name('كرباخ'),
      ['قره باغ', 'كاراباخ'],
    ],
  ])('is %s', (_, from, into, expected) => {
    expect(learnedAliases({ from, into }).map((alias) => alias.name)).toEqual(expected)
  })
})
