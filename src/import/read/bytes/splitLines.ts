/** One line of a stream. `bytes` are cut off at the limit; `whole` says whether they were. */
export type Line = {
  bytes: Buffer
  /** Counted from 1. */
  number: number
  /** Bytes of the stream that the line took, its end included. */
  size: number
  whole: boolean
}

const lineFeed = 0x0a

/**
 * Cuts a stream of bytes into lines at LF. Never holds more than `mostBytes` of a line and one chunk:
 * a longer line comes cut off, and the rest of it is passed over.
 */
export async function* splitLines({
  mostBytes,
  stream,
}: {
  mostBytes: number
  stream: AsyncIterable<Uint8Array>
}): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let held = 0
  let size = 0
  let number = 1

  const add = (part: Uint8Array): void => {
    size += part.length
    const room = mostBytes - held
    if (room <= 0 || part.length === 0) return
    const kept = part.subarray(0, room)
    parts.push(kept)
    held += kept.length
  }
  const take = (ending: 0 | 1): Line => {
    const line = { bytes: Buffer.concat(parts), number, size: size + ending, whole: held === size }
    parts = []
    held = 0
    size = 0
    number += 1
    return line
  }

  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, end))
      yield take(1)
      start = end + 1
    }
    add(chunk.subarray(start))
  }
  if (size > 0) yield take(0)
}
