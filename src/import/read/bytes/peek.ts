/**
 * The first bytes of a stream, at least `size` where it has them, and the stream with them. Where it
 * breaks within them, the error comes after what was there.
 */
export const peek = async ({
  size,
  stream,
}: {
  size: number
  stream: AsyncIterable<Uint8Array>
}): Promise<{ rest: AsyncGenerator<Uint8Array>; start: Uint8Array }> => {
  const source = stream[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  const state: { isOver: boolean; problem: { error: unknown } | null } = {
    isOver: false,
    problem: null,
  }
  let length = 0
  while (length < size && !state.isOver) {
    try {
      const next = await source.next()
      if (next.done === true) state.isOver = true
      else {
        parts.push(next.value)
        length += next.value.length
      }
    } catch (error) {
      state.isOver = true
      state.problem = { error }
    }
  }
  const start = Buffer.concat(parts)
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      if (start.length > 0) yield start
      if (state.problem) throw state.problem.error
      while (!state.isOver) {
        const next = await source.next()
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await source.return?.()
    }
  }
  return { rest: rest(), start }
}
