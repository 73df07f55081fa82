import fc from 'fast-check'

/** Pieces that meet each other's rules: letters, marks, joiners, presentation forms, entities. */
const PIECES = [
  ...Array.from('ابتعمنوهيىةءآأإؤئﻵﷲﷺﹰﱞﹱٵۓ'),
  ...Array.from('یکگہۀەۃ'),
  ...Array.from('aAzİΣσß1٢۳²½™'),
  ...Array.from(
    '\u064B\u064C\u0651\u0652\u0653\u0654\u0655\u0670\u0640\u06E5\u0301\u0315\u0316\u0344',
  ),
  ...Array.from('\u200B\u200C\u200D\u200E\u2060\uFEFF\u00AD\u034F\uFE0F\u115F'),
  ...Array.from(' \t\n\r\u0085\u00A0\u2028\u3000'),
  ...Array.from('\0\u007F\uFFFE\uFF9E\u1100\u1161\u11A8\u0600\u06DD'),
  ...Array.from('.,،؟…«»()+#-_&;'),
  '👩',
  '💻',
  '❤',
  '\uD83D',
  '\uDE00',
  '&amp;',
  '&nbsp;',
  '&#1593;',
  '&#x110000;',
  '&zwnj;',
  'عُمان',
  'و ',
  'فيديو',
  'عاجل',
]

const tangled = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((all) => all.join(''))
const codeUnits = fc
  .array(fc.integer({ max: 0xffff, min: 0 }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units))

/** Any string at all: lone surrogates, unassigned characters, and tangles of what has a rule. */
export const anyText = fc.oneof({ arbitrary: tangled, weight: 3 }, codeUnits, fc.string())

/**
 * Every code point of Unicode with a rule of its own, as a text of one character, surrogates
 * included: the first two planes, the compatibility ideographs, the tags and variation selectors.
 */
export function* everyCharacter(): Generator<string> {
  for (const [first, last] of [
    [0, 0x1ffff],
    [0x2f800, 0x2fa1f],
    [0xe0000, 0xe01ef],
  ] as const) {
    for (let code = first; code <= last; code += 1) yield String.fromCodePoint(code)
  }
}

/** A hostile text of about a million code units, made of one piece over and over. */
export function million(piece: string): string {
  return piece.repeat(Math.ceil(1_000_000 / piece.length))
}

/** Pieces that send careless expressions or the normalization of Unicode into quadratic time. */
export const HOSTILE_PIECES = [
  ' ',
  '\t ',
  '.',
  '-',
  'و ',
  'ب\u200C',
  '\u200D\u200C',
  '\u0315\u0316',
  '\u0315\u200C\u0316',
  '\uFF9E\u0334',
  '\uFE70\uFE76',
  '\u0344\u0316',
  '\uD800',
  '&',
  '&amp;',
  '&#',
  'ى',
  '+',
  'a+',
  'ا',
]
