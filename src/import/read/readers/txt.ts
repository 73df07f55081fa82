import { readFailure, systemReason } from '../failure.ts'
import { mostDocumentBytes, mostKeptBytes } from '../limits.ts'
import { storableKey } from '../sourceKey.ts'
import type { InputFile, Reader } from '../types.ts'

const adapter = 'txt'

/** A file of plain text is one document; its name below the given root is its key. */
export const txt: Reader = {
  adapter,
  extensions: ['.txt'],
  read: async function* ({ file, name, open }: InputFile) {
    const item = { adapter, file, sourceKey: storableKey(name) }
    try {
      const bytes = await readUpTo({ most: mostDocumentBytes + 1, stream: open() })
      yield bytes.length > mostDocumentBytes
        ? readFailure({
            ...item,
            bytes: bytes.subarray(0, mostKeptBytes),
            message: `The file has more than ${mostDocumentBytes} bytes, the most that are read of one document; split it.`,
            reason: 'too-large',
            size: bytes.length,
          })
        : { ...item, bytes, ignored: [], kind: 'document', metadata: {}, size: bytes.length }
    } catch (error) {
      const message = `The file could not be read: ${systemReason(error)}.`
      yield readFailure({ ...item, message, reason: 'unreadable' })
    }
  },
}

const readUpTo = async ({
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
