/** A field in a buffer: its bytes without the quotes around them, in which `""` may stand for `"`. */
type FieldPlace = { from: number; hasEscapes: boolean; to: number }

export type Scanned =
  /** `next` is where the next record begins. */
  | { fields: FieldPlace[]; kind: 'record'; next: number }
  /** The record does not end in the buffer. */
  | { inQuotes: boolean; kind: 'incomplete' }
  /** A quoted field goes on after its closing quote, or there are too many fields. */
  | { kind: 'broken' }

export const lineFeed = 0x0a
export const quote = 0x22
const carriageReturn = 0x0d
const space = 0x20

/** Fields of a record; a header of more is no header. */
const mostFields = 10_000

/**
 * Reads the record that begins at `start`: fields parted by `delimiter`, ended by LF or CR LF, in quotes
 * where they hold one of these, with `""` for a quote in quotes (RFC 4180 §2). A quote inside a field
 * that does not begin with one stands for itself.
 *
 * @param isEnd whether nothing comes after the buffer
 */
export const scanRecord = ({
  buffer,
  delimiter,
  isEnd,
  start,
}: {
  buffer: Buffer
  delimiter: number
  isEnd: boolean
  start: number
}): Scanned => {
  const fields: FieldPlace[] = []
  let at = start
  while (fields.length < mostFields) {
    const isQuoted = buffer[at] === quote
    const field = isQuoted
      ? quotedField({ buffer, isEnd, start: at })
      : { end: at, hasEscapes: false }
    if (field === 'incomplete') return { inQuotes: true, kind: 'incomplete' }
    let end = field.end
    if (isQuoted) while (buffer[end] === space || buffer[end] === carriageReturn) end += 1
    else
      while (end < buffer.length && buffer[end] !== delimiter && buffer[end] !== lineFeed) end += 1
    if (end >= buffer.length && !isEnd) return { inQuotes: false, kind: 'incomplete' }
    const ending = buffer[end]
    const isOver = end >= buffer.length || ending === lineFeed
    if (!isOver && ending !== delimiter) return { kind: 'broken' }
    const hasReturn = !isQuoted && isOver && end > at && buffer[end - 1] === carriageReturn
    fields.push({
      from: isQuoted ? at + 1 : at,
      hasEscapes: field.hasEscapes,
      to: isQuoted ? field.end - 1 : end - (hasReturn ? 1 : 0),
    })
    if (isOver) return { fields, kind: 'record', next: Math.min(end + 1, buffer.length) }
    at = end + 1
  }
  return { kind: 'broken' }
}

/** Where a quoted field ends, after its closing quote. */
const quotedField = ({
  buffer,
  isEnd,
  start,
}: {
  buffer: Buffer
  isEnd: boolean
  start: number
}): 'incomplete' | { end: number; hasEscapes: boolean } => {
  let hasEscapes = false
  let from = start + 1
  for (;;) {
    const end = buffer.indexOf(quote, from)
    if (end < 0 || (end + 1 >= buffer.length && !isEnd)) return 'incomplete'
    if (buffer[end + 1] !== quote) return { end: end + 1, hasEscapes }
    hasEscapes = true
    from = end + 2
  }
}
