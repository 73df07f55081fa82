/** The first `most` bytes of a stream, or all where it has fewer. */
export const readUpTo = async ({
  most,
  stream,
}: {
  most: number
  stream: AsyncIterable<Uint8Array>
}): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    parts.push(part)
    length += part.length
    if (length >= most) break
  }
  return Buffer.concat(parts).subarray(0, most)
}
