/**
 * How Arabic a text is: `share` of Arabic letters among its letters (0 to 1), and how many of the
 * five commonest particles (في من على إلى أن) stand free in it. Both tell a right decoding from a
 * wrong one: bytes read in the wrong encoding may give Arabic letters, but hardly ever whole words.
 */
export const measureArabic = (
  text: string,
): { letters: number; share: number; particles: number } => {
  let letters = 0
  let arabic = 0
  for (let at = 0; at < text.length; at += 1) {
    const kind = unitKind(text.charCodeAt(at))
    if (kind === other) continue
    letters += 1
    if (kind === arabicLetter) arabic += 1
  }
  return {
    letters,
    share: letters === 0 ? 0 : arabic / letters,
    particles: countMatches({ text, pattern: particle }),
  }
}

/**
 * True when more than half of the letters are Arabic and particles stand as thick as in running
 * text: one in 500 letters (600 characters) or more. With `certain` (the encoding is beyond doubt, so
 * only the language is in question) a short text needs none, if it is not in Persian or Urdu letters.
 */
export const looksArabic = ({
  text,
  certain = false,
}: {
  text: string
  certain?: boolean
}): boolean => {
  const { letters, share, particles } = measureArabic(text)
  if (share <= 0.5 || countMatches({ text, pattern: otherWord }) > particles) return false
  const expected = Math.floor(letters / lettersPerParticle)
  if (particles > 0 || !certain) return particles >= Math.max(1, expected)
  return expected === 0 && (text.match(otherAlphabets)?.length ?? 0) < letters * 0.05
}

/** Arabic prose has a particle every 30 letters or so; a list of titles every 60. */
const lettersPerParticle = 500

/** Letters of Persian and Urdu; the first two also stand in Arabic that was typed on their keyboards. */
const otherAlphabets = /[یکپچژگےٹڈڑںہ]/g

/** Spelled with Arabic or with Persian letters, with hamza or without. */
const particle = /(?<![\p{L}\p{M}])(?:ف[يىی]|من|عل[ىيی]|[إا]ل[ىيی]|[أا]ن)(?![\p{L}\p{M}])/gu

/**
 * The commonest words of Persian and Urdu that Arabic has none like. Persian has «من» (I) and «علی» (a
 * name) too, so that those alone do not tell.
 */
const otherWord =
  /(?<![\p{L}\p{M}])(?:از|که|است|برای|را|می|های|شده|کرد|باید|ہے|ہیں|کے|کی|کا|کو|میں|نے|اور)(?![\p{L}\p{M}])/gu

const countMatches = ({ text, pattern }: { text: string; pattern: RegExp }): number => {
  let count = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) count += 1
  return count
}

const other = 1
const arabicLetter = 2
const otherLetter = 3
const kinds = new Uint8Array(0x10000)

const unitKind = (unit: number): number => {
  const known = kinds[unit]
  if (known !== undefined && known !== 0) return known
  const character = String.fromCharCode(unit)
  const kind =
    !/\p{L}/u.test(character) || character === '\u0640'
      ? other
      : /\p{Script=Arabic}/u.test(character)
        ? arabicLetter
        : otherLetter
  kinds[unit] = kind
  return kind
}
