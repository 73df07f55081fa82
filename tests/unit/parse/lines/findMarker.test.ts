import { describe, expect, it } from 'vitest'

import { markerAt, markersWithin } from '../../../../src/parse/lines/findMarker.ts'
import { fold } from '../../../../src/parse/lines/fold.ts'
import { markers } from '../../../../src/parse/markers.ts'

const find = (text: string) => {
  const folded = fold(text)
  return markerAt({ folded, at: 0, end: folded.length })
}

describe('a marker', () => {
  it.each(markers.map((marker) => [marker.phrase, marker.kind] as const))(
    '%s is found in every spelling',
    (phrase, kind) => {
      const spellings = [
        phrase,
        phrase.replaceAll('أ', 'ا').replaceAll('ة', 'ه'),
        phrase.replaceAll('ي', 'ی').replaceAll('ك', 'ک'),
        phrase.replaceAll(' ', '\u00A0'),
        Array.from(phrase).join('\u0640').replaceAll('\u0640 \u0640', ' '),
        phrase.replace(/(?<=\p{L})(?=\p{L})/gu, '\u064E'),
        phrase.toUpperCase(),
      ]
      for (const spelling of spellings) expect(find(spelling)?.marker.kind).toBe(kind)
    },
  )

  it('is whole words', () => {
    expect(find('المصدرون: كثيرون')).toBeNull()
    expect(find('المصدر5: كثيرون')).toBeNull()
    expect(find('مقالات مشابهةٌ')?.marker.kind).toBe('related')
  })

  it('is found inside a line, where it stands free', () => {
    const folded = fold('والمصدر: أ، وقال المصدر: ب (المصدر: ج)')
    const hits = markersWithin({ folded, start: 0, end: folded.length })
    expect(hits.map(({ start, end }) => folded.slice(start, end))).toEqual(['المصدر', 'المصدر'])
  })
})
