/** UTF-8 that grows at its end. */
export type TextBuffer = {
  append: (text: string) => void
  /** What is there so far. Nothing may be appended afterwards. */
  end: () => Buffer
}

/**
 * Texts go into it one by one: one text of all of them would be put together, measured and written.
 *
 * @param expected bytes that it holds before it has to grow
 */
export const createTextBuffer = (expected: number): TextBuffer => {
  let bytes = Buffer.allocUnsafeSlow(Math.max(expected, leastBytes))
  let at = 0
  const reserve = (more: number): void => {
    if (at + more <= bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, at + more))
    bytes.copy(larger, 0, 0, at)
    bytes = larger
  }
  return {
    append: (text) => {
      reserve(text.length * mostBytesAUnit)
      at += bytes.write(text, at)
    },
    end: () => bytes.subarray(0, at),
  }
}

const leastBytes = 4096

/** Of a unit of UTF-16 in UTF-8; a pair of surrogates takes four bytes for two units. */
const mostBytesAUnit = 3
