import { describe, expect, it } from 'vitest'

import { nameKey, nameProblem } from '../../../../src/import/requested/receive/nameProblem.ts'

describe('the name of a file that is uploaded', () => {
  it.each(['crawl.jsonl', 'أخبار الميناء 2024.txt', '000_c905 (1).txt.gz', '-', 'a..b.txt'])(
    'is taken as it is: %s',
    (name) => {
      expect(nameProblem(name)).toBeNull()
    },
  )

  it.each([
    ['', 'badName'],
    ['.', 'badName'],
    ['..', 'badName'],
    ['.hidden.txt', 'badName'],
    ['../../etc/passwd', 'badName'],
    ['/etc/passwd', 'badName'],
    ['..\\..\\boot.ini', 'badName'],
    ['C:evil.txt', 'badName'],
    ['a\0.txt', 'badName'],
    ['a\nb.txt', 'badName'],
    [' a.txt', 'badName'],
    ['a.txt ', 'badName'],
    ['gpj.\u202etxt.exe', 'badName'],
    ['ع'.repeat(128), 'longName'],
  ])('is refused: %j', (name, problem) => {
    expect(nameProblem(name)).toBe(problem)
  })

  it('is the same where a file system takes it for the same', () => {
    expect(nameKey('Cafe\u0301.TXT')).toBe(nameKey('café.txt'))
    expect(nameKey('a.txt')).not.toBe(nameKey('b.txt'))
  })
})
