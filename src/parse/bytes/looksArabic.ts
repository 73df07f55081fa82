/**
 * How Arabic a text is: `share` of Arabic letters among its letters (0 to 1), how many of the five
 * commonest particles (في من على إلى أن) stand free in it, and how many of the commonest words of Persian
 * and Urdu. They tell a right decoding from a wrong one: bytes read in the wrong encoding may give Arabic
 * letters, but hardly ever whole words.
 *
 * One walk over the text; words longer than the longest of the lists are not even cut out.
 */
export const measureArabic = (
  text: string,
): { letters: number; others: number; particles: number; share: number } => {
  let letters = 0
  let arabic = 0
  let particles = 0
  let others = 0
  let start = -1
  for (let at = 0; at <= text.length; at += 1) {
    const kind = at < text.length ? unitKind(text.charCodeAt(at)) : outside
    if (kind === outside) {
      if (start >= 0 && at - start <= longestWord) {
        const language = tellingWords.get(text.slice(start, at))
        if (language === 'arabic') particles += 1
        else if (language === 'other') others += 1
      }
      start = -1
      continue
    }
    if (start < 0) start = at
    if (kind === part) continue
    letters += 1
    if (kind === arabicLetter) arabic += 1
  }
  return { letters, others, particles, share: letters === 0 ? 0 : arabic / letters }
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
  const { letters, others, particles, share } = measureArabic(text)
  if (share <= 0.5 || others > particles) return false
  const expected = Math.floor(letters / lettersPerParticle)
  if (particles > 0 || !certain) return particles >= Math.max(1, expected)
  return expected === 0 && (text.match(otherAlphabets)?.length ?? 0) < letters * 0.05
}

/** Arabic prose has a particle every 30 letters or so; a list of titles every 60. */
const lettersPerParticle = 500

/** Letters of Persian and Urdu; the first two also stand in Arabic that was typed on their keyboards. */
const otherAlphabets = /[یکپچژگےٹڈڑںہ]/g

/** Spelled with Arabic or with Persian letters, with hamza or without. */
const particleWords = 'في فى فی من علي على علی إلي إلى إلی الي الى الی أن ان'.split(' ')

/**
 * The commonest words of Persian and Urdu that Arabic has none like. Persian has «من» (I) and «علی» (a
 * name) too, so that those alone do not tell.
 */
const otherWords = 'از که است برای را می های شده کرد باید ہے ہیں کے کی کا کو میں نے اور'.split(' ')

/** Which language a word speaks for. */
const tellingWords: ReadonlyMap<string, 'arabic' | 'other'> = new Map([
  ...otherWords.map((word) => [word, 'other'] as const),
  ...particleWords.map((word) => [word, 'arabic'] as const),
])

const longestWord = 4

/** Ends a word; 0 in the table below stands for a unit that was not looked at yet. */
const outside = 1
const arabicLetter = 2
const otherLetter = 3
/** Stands in a word and is no letter of its own: marks, tatweel. */
const part = 4
const kinds = new Uint8Array(0x10000)

const unitKind = (unit: number): number => {
  const known = kinds[unit]
  if (known !== undefined && known !== 0) return known
  const kind = kindOf(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

const kindOf = (character: string): number => {
  if (character === '\u0640' || /\p{M}/u.test(character)) return part
  if (!/\p{L}/u.test(character)) return outside
  return /\p{Script=Arabic}/u.test(character) ? arabicLetter : otherLetter
}
