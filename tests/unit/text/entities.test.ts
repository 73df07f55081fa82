import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntities } from '../../../src/text/entities.ts'
import { anyText } from './arbitraries.ts'

describe('decodeEntities', () => {
  it.each([
    ['&quot;قال&quot; &amp; &#1593;&#x645;', '"قال" & عم'],
    ['&laquo;خبر&raquo;&nbsp;&hellip;', '«خبر»\u00A0…'],
    ['&amp;quot;خبر&amp;amp;quot;', '"خبر"'],
    ['&NBSP;&Quot;', '\u00A0"'],
    ['&#146;&#x80;', '’€'],
    ['&#0;&#x110000;&#9999999999;&#xD83D;&#xDE00;', '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD'],
    ['&unknown; &constructor; &; &# ; &#x; R&D', '&unknown; &constructor; &; &# ; &#x; R&D'],
    ['&amp', '&amp'],
    ['لا شيء', 'لا شيء'],
  ])('%j is %j', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded)
  })

  it('never throws, and never makes a lone surrogate', () => {
    const references = fc.integer({ max: 0x7fffffff, min: 0 }).map((code) => `&#${code};`)
    fc.assert(
      fc.property(fc.oneof(references, anyText), (text) => {
        expect(decodeEntities(text).match(/\p{Surrogate}/gu)?.length ?? 0).toBe(
          text.match(/\p{Surrogate}/gu)?.length ?? 0,
        )
      }),
    )
  })
})
