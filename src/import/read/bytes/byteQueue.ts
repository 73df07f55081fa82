/** A stream from which a number of bytes can be taken at a time. */
export type ByteQueue = {
  /** Bytes taken so far. */
  at: () => number
  /** The next `size` bytes; fewer where the stream ends. */
  take: (size: number) => Promise<Uint8Array>
  /** Passes bytes over without holding them; returns how many there were. */
  skip: (size: number) => Promise<number>
}

/** Queues a stream. Holds no more than what is taken at once and one chunk. */
export const byteQueue = (stream: AsyncIterable<Uint8Array>): ByteQueue => {
  const source = stream[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array()
  let taken = 0

  const next = async (most: number): Promise<Uint8Array> => {
    while (rest.length === 0) {
      const { done, value } = await source.next()
      if (done === true) return rest
      rest = value
    }
    const part = rest.subarray(0, most)
    rest = rest.subarray(part.length)
    taken += part.length
    return part
  }
  return {
    at: () => taken,
    skip: async (size) => {
      let left = size
      while (left > 0) {
        const { length } = await next(left)
        if (length === 0) break
        left -= length
      }
      return size - left
    },
    take: async (size) => {
      const parts: Uint8Array[] = []
      let left = size
      while (left > 0) {
        const part = await next(left)
        if (part.length === 0) break
        parts.push(part)
        left -= part.length
      }
      return parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts)
    },
  }
}
