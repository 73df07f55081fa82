import { describe, expect, it } from 'vitest'
import { asciiDigits } from '../../../src/text/digits.ts'

describe('asciiDigits', () => {
  it.each([
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['०९', '09'],
    ['𝟎𝟗𝟘', '090'],
    ['عام ٢٠٢٤، ½ ²', 'عام 2024، ½ ²'],
  ])('%s is %s', (text, ascii) => {
    expect(asciiDigits(text)).toBe(ascii)
  })
})
