import { describe, expect, it } from 'vitest'
import { sha256Hex, shortId } from '../../../src/text/hash.ts'

describe('sha256Hex', () => {
  it('gives the digests of FIPS 180-4, for bytes and for the same text', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(sha256Hex('abc')).toBe(abc)
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(abc)
    expect(sha256Hex('خبر')).toBe(sha256Hex(new TextEncoder().encode('خبر')))
  })
})

describe('shortId', () => {
  it('is ten characters that stand for the UUID in any case', () => {
    const id = shortId('0190163d-8694-739b-aea5-966c26f8ad91')
    expect(id).toMatch(/^[0-9a-z]{10}$/)
    expect(shortId('0190163D-8694-739B-AEA5-966C26F8AD91')).toBe(id)
  })

  it('differs for time-ordered UUIDs of one millisecond', () => {
    const ids = Array.from({ length: 5000 }, (_, index) =>
      shortId(`0190163d-8694-7000-8000-${index.toString(16).padStart(12, '0')}`),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})
