/**
 * Decodes HTML character references: all numeric ones, and the named ones that news pages use.
 * A reference that was escaped once more than needed (`&amp;quot;`) is decoded to its end. Unknown
 * names stay as written. Numbers beyond Unicode, zero and surrogates give U+FFFD, and 128-159 are
 * read as windows-1252 (HTML Standard, "numeric character reference end state"). Never throws.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole: string, name: string) =>
    name.startsWith('#') ? fromNumber(name) : (NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole),
  )
}

const REFERENCE = /&(?:amp;)*(#x[0-9a-f]{1,8}|#[0-9]{1,10}|[a-z][a-z0-9]{1,11});/gi

const NAMED: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: '&',
  apos: "'",
  bdquo: '„',
  bull: '•',
  copy: '©',
  deg: '°',
  ensp: '\u2002',
  emsp: '\u2003',
  euro: '€',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lrm: '\u200E',
  lsaquo: '‹',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: '\u00A0',
  ndash: '–',
  pound: '£',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rlm: '\u200F',
  rsaquo: '›',
  rsquo: '’',
  sbquo: '‚',
  shy: '\u00AD',
  thinsp: '\u2009',
  times: '×',
  trade: '™',
  zwj: '\u200D',
  zwnj: '\u200C',
})

function fromNumber(name: string): string {
  const hex = name.charAt(1) === 'x' || name.charAt(1) === 'X'
  const code = hex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80)
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return valid ? String.fromCodePoint(code) : '\uFFFD'
}

/**
 * 128-159 in windows-1252 (WHATWG Encoding). Written out, as Node 20 decodes that label as Latin-1.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
