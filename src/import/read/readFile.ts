import { decompress, withoutCompression } from './bytes/decompress.ts'
import type { Rest } from './countSizes.ts'
import type { Reader, ReadItem, UnsizedItem } from './types.ts'

/** Whether somebody wants an item; what is not wanted is not even made where that can be helped. */
export type Wanted = (item: { adapter: string; sourceKey: string }) => boolean

/**
 * The items of one file. Each has the size of what was read of the file since the one before it, and
 * what is left in the end comes as a rest, so that they are together as large as the file.
 *
 * @param size bytes of the file, where they are known
 */
export async function* readFile({
  file,
  name,
  open,
  reader,
  size = null,
  wanted,
}: {
  file: string
  name: string
  open: () => AsyncIterable<Uint8Array>
  reader: Reader
  size?: null | number
  wanted: Wanted
}): AsyncGenerator<ReadItem | Rest> {
  const { adapter } = reader
  let read = 0
  let told = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of open()) {
      read += chunk.length
      yield chunk
    }
  }
  const takeSize = (): number => {
    const taken = read - told
    told = read
    return taken
  }
  const items = reader.read({
    file,
    name: withoutCompression(name),
    open: () => decompress({ name, stream: counted() }),
    wants: (sourceKey) => wanted({ adapter, sourceKey }),
  })
  for await (const item of items) {
    if (isWanted({ item, wanted })) yield { ...item, size: takeSize() }
  }
  const rest = Math.max(takeSize(), (size ?? 0) - told)
  if (rest > 0) yield { kind: 'rest', size: rest }
}

/** What has no key of its own is told by its place. */
const isWanted = ({ item, wanted }: { item: UnsizedItem; wanted: Wanted }): boolean =>
  wanted(item.kind === 'passedOver' ? { adapter: 'passedOver', sourceKey: item.file } : item)
