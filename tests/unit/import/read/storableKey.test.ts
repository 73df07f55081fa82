import { describe, expect, it } from 'vitest'

import { storableKey } from '../../../../src/import/read/fields/storableKey.ts'

describe('storableKey', () => {
  it.each(['a.txt', 'مجلد/خبر.txt', 'https://example.org/?q=1', 'م'.repeat(900)])(
    'leaves %j',
    (key) => {
      expect(storableKey(key)).toBe(key)
    },
  )

  it('keeps long keys apart and short enough for an index', () => {
    const [one, other] = [`${'م'.repeat(2000)}1`, `${'م'.repeat(2000)}2`]
    expect(storableKey(one)).not.toBe(storableKey(other))
    expect(Buffer.byteLength(storableKey(one))).toBeLessThan(2704)
  })

  it('keeps keys apart that differ in a control character alone', () => {
    expect(storableKey('a\0')).not.toBe(storableKey('a\x01'))
    expect(storableKey('a\0')).not.toContain('\0')
  })

  it('gives no lone surrogate, wherever it cuts', () => {
    const key = storableKey(`${'a'.repeat(299)}😀${'b'.repeat(3000)}`)
    expect(key).not.toMatch(/\p{Surrogate}/u)
  })
})
