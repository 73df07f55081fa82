/**
 * Writes every decimal digit of any script (Unicode general category Nd) as ASCII 0-9 and leaves
 * the rest alone: ٢٠٢٤ and ۲۰۲۴ are 2024.
 */
export function asciiDigits(text: string): string {
  return NON_ASCII_DIGIT.test(text) ? text.replace(NON_ASCII_DIGITS, asciiDigit) : text
}

const NON_ASCII_DIGIT = /(?![0-9])\p{Nd}/u
const NON_ASCII_DIGITS = /(?![0-9])\p{Nd}/gu

const known = new Map<string, string>()

function asciiDigit(digit: string): string {
  const before = known.get(digit)
  if (before !== undefined) return before
  const ascii = String(valueOf(digit))
  known.set(digit, ascii)
  return ascii
}

/**
 * Unicode encodes each set of ten in order, beginning with zero (UAX #44, Numeric_Type=Decimal), so
 * a digit's value is its distance from where its set begins; sets may touch, hence the remainder.
 */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let start = code
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1
  return (code - start) % 10
}
