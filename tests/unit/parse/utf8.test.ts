import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readUtf8 } from '../../../src/parse/bytes/utf8.ts'

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

describe('readUtf8', () => {
  it.each([
    ['nothing', ''],
    ['one to four bytes a character', 'a\u007F\u0080خبر\u07FF\u0800…\uFFFF\u{10000}😀\u{10FFFF}'],
    ['a mark of the order of bytes', '\uFEFFخبر'],
    ['what is longer than the buffer', 'خبر 😀 '.repeat(10_000)],
  ])('reads %s', (_name, text) => {
    expect(readUtf8(new TextEncoder().encode(text))).toBe(text)
  })

  it.each([
    ['a byte that begins nothing', [0x61, 0x80]],
    ['half a character', [0xd8]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a character in more bytes than it needs', [0xc1, 0x81]],
    ['what is beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ])('reads no text with %s', (_name, bytes) => {
    expect(readUtf8(Uint8Array.from(bytes))).toBeNull()
  })

  it('reads what the decoder of the platform reads', () => {
    const texts = fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text))
    fc.assert(
      fc.property(fc.oneof(texts, fc.uint8Array()), (bytes) => {
        expect(readUtf8(bytes)).toBe(decode(bytes))
      }),
    )
  })
})
