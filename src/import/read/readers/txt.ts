import { readUpTo } from '../bytes/readUpTo.ts'
import { readFailure, systemReason } from '../failure.ts'
import { storableKey } from '../fields/storableKey.ts'
import { mostDocumentBytes, mostKeptBytes } from '../limits.ts'
import type { InputFile, Reader } from '../types.ts'

const adapter = 'txt'

/** A file of plain text is one document; its name below the given root is its key. */
export const txt: Reader = {
  adapter,
  extensions: ['.txt'],
  formats: ['txt'],
  read: async function* ({ file, name, open, wants }: InputFile) {
    const item = { adapter, file, sourceKey: storableKey(name) }
    if (!wants(item.sourceKey)) return
    try {
      const bytes = await readUpTo({ most: mostDocumentBytes + 1, stream: open() })
      yield bytes.length > mostDocumentBytes
        ? readFailure({
            ...item,
            bytes: bytes.subarray(0, mostKeptBytes),
            message: `The file has more than ${mostDocumentBytes} bytes, the most that are read of one document; split it.`,
            reason: 'too-large',
          })
        : { ...item, bytes, ignored: [], kind: 'document', metadata: {} }
    } catch (error) {
      const message = `The file could not be read: ${systemReason(error)}.`
      yield readFailure({ ...item, message, reason: 'unreadable' })
    }
  },
}
