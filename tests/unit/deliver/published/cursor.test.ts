import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readCursor, writeCursor } from '../../../../src/deliver/published/cursor.ts'

const cursor = { at: '2026-01-02T10:00:00.123Z', id: '019b0000-0000-7000-8000-000000000001' }

describe('a cursor', () => {
  it('comes back as it went out, in letters that an address may hold', () => {
    fc.assert(
      fc.property(
        fc.date({ max: new Date('2199-12-31'), min: new Date('1900-01-01'), noInvalidDate: true }),
        fc.uuid(),
        (at, id) => {
          const given = { at: at.toISOString(), id }
          expect(writeCursor(given)).toMatch(/^[\w-]+$/)
          expect(readCursor(writeCursor(given))).toEqual(given)
        },
      ),
    )
  })

  const written = writeCursor(cursor)
  const encoded = (text: string) => Buffer.from(text).toString('base64url')

  it.each([
    ['nothing', ''],
    ['half a cursor', written.slice(0, 30)],
    ['one with more after it', `${written}AAAA`],
    ['padding', `${written}==`],
    ['another alphabet', `${written.slice(0, -1)}+`],
    ['another way to write the same', written.replace(/.$/, (end) => (end === 'E' ? 'F' : 'E'))],
    ['capitals', encoded(`mjwzkbu3 ${cursor.id.toUpperCase()}`)],
    ['a leading zero', encoded(`0mjwzkbu3 ${cursor.id}`)],
    ['a year that is none', encoded(`zzzzzzzzzzz ${cursor.id}`)],
    ['a statement', encoded(`mjwzkbu3 '; drop table articles; --00000000`)],
    ['very much', 'A'.repeat(100_000)],
  ])('is not %s', (_, value) => {
    expect(readCursor(value)).toBeNull()
  })
})
