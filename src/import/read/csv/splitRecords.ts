import { lineFeed, quote, scanRecord } from './scanRecord.ts'

/** A record of a CSV file, or what could not be one. `at` and `line` are where it begins. */
export type CsvRecord = { at: number; line: number } & (
  { fields: Buffer[]; kind: 'record' } | { bytes: Buffer; kind: 'broken' | 'tooLarge' }
)

type SplitArgs = {
  /** Fields of a record, by the first one; tells a long field from a quote that was never closed. */
  columns: () => number
  delimiter: number
  mostBytes: number
  /** Bytes of a broken record that are given. */
  mostKept: number
  stream: AsyncIterable<Uint8Array>
}

/**
 * Cuts a stream into the records of a CSV file (RFC 4180). A record that is broken is told, and the next
 * line is taken for the beginning of the next one, so that a quote that is never closed costs its own
 * record and no other. Never holds more than twice `mostBytes` and one chunk.
 */
export async function* splitRecords({
  columns,
  delimiter,
  mostBytes,
  mostKept,
  stream,
}: SplitArgs): AsyncGenerator<CsvRecord> {
  let buffer: Buffer = Buffer.alloc(0)
  let start = 0
  let base = 0
  let line = 1
  /** Bytes that must be there before it is worth looking again: a long record is not read over and over. */
  let wanted = 1
  let skipping: 'line' | 'record' | null = null
  let inQuotes = false

  const advance = (to: number): void => {
    line += countLines({ buffer, from: start, to })
    start = to
  }
  const afterLine = (from: number): number => {
    const end = buffer.indexOf(lineFeed, from)
    return end < 0 ? buffer.length : end + 1
  }
  /** Leaves the rest of a record behind without holding it. */
  const skip = (): void => {
    let at = start
    while (at < buffer.length) {
      const end = inQuotes ? -1 : buffer.indexOf(lineFeed, at)
      const mark = skipping === 'record' ? buffer.indexOf(quote, at) : -1
      if (mark >= 0 && (end < 0 || mark < end)) {
        inQuotes = !inQuotes
        at = mark + 1
        continue
      }
      if (end < 0) break
      skipping = null
      advance(end + 1)
      return
    }
    advance(buffer.length)
  }
  const looksUnclosed = (): boolean => {
    let at = afterLine(start)
    for (let seen = 0; seen < 3; seen += 1) {
      const next = scanRecord({ buffer, delimiter, isEnd: false, start: at })
      if (next.kind !== 'record' || next.fields.length !== columns()) return false
      at = next.next
    }
    return columns() > 1
  }

  const take = function* (isEnd: boolean): Generator<CsvRecord> {
    while (start < buffer.length) {
      if (skipping) {
        skip()
        continue
      }
      const there = buffer.length - start
      if (there < wanted && !isEnd) return
      const place = { at: base + start, line }
      const found = scanRecord({ buffer, delimiter, isEnd, start })
      wanted = 1
      if (found.kind === 'record' && found.next - start > mostBytes) {
        const bytes = Buffer.from(buffer.subarray(start, start + mostKept))
        advance(found.next)
        yield { ...place, bytes, kind: 'tooLarge' }
        continue
      }
      if (found.kind === 'record') {
        const fields = found.fields.map((field) => copyField({ buffer, ...field }))
        advance(found.next)
        yield { ...place, fields, kind: 'record' }
        continue
      }
      const isLong = there > mostBytes
      if (found.kind === 'incomplete' && !isLong && !isEnd) {
        wanted = Math.min(2 * there, mostBytes + 1)
        return
      }
      const bytes = Buffer.from(buffer.subarray(start, Math.min(start + mostKept, buffer.length)))
      const quoted = found.kind === 'incomplete' && found.inQuotes
      if (found.kind === 'incomplete' && isLong && !(quoted && looksUnclosed())) {
        skipping = quoted ? 'record' : 'line'
        inQuotes = false
        yield { ...place, bytes, kind: 'tooLarge' }
        continue
      }
      const first = Buffer.from(
        buffer.subarray(start, Math.min(afterLine(start), start + mostKept)),
      )
      skipping = 'line'
      inQuotes = false
      yield { ...place, bytes: first, kind: 'broken' }
    }
  }

  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const join = (): void => {
    base += start
    buffer = Buffer.concat([buffer.subarray(start), ...waiting])
    start = 0
    waiting = []
    waitingBytes = 0
  }
  for await (const chunk of stream) {
    waiting.push(chunk)
    waitingBytes += chunk.length
    if (buffer.length - start + waitingBytes < wanted) continue
    join()
    yield* take(false)
  }
  join()
  yield* take(true)
}

const countLines = ({ buffer, from, to }: { buffer: Buffer; from: number; to: number }): number => {
  let lines = 0
  for (
    let at = buffer.indexOf(lineFeed, from);
    at >= 0 && at < to;
    at = buffer.indexOf(lineFeed, at + 1)
  )
    lines += 1
  return lines
}

/** The buffer is used again, so what is kept of it is copied. */
const copyField = ({
  buffer,
  from,
  hasEscapes,
  to,
}: {
  buffer: Buffer
  from: number
  hasEscapes: boolean
  to: number
}): Buffer =>
  hasEscapes
    ? Buffer.from(buffer.toString('latin1', from, to).replaceAll('""', '"'), 'latin1')
    : Buffer.from(buffer.subarray(from, to))
