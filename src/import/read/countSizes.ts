import type { ReadItem } from './types.ts'

/** Bytes of input that no item stands for: those of another shard's, or of blank lines. */
export type Rest = { kind: 'rest'; size: number }

/**
 * Gives the bytes that no item stands for to the item before them, or to the first one, so that all
 * items together are as large as the input.
 */
export async function* countSizes(items: AsyncIterable<ReadItem | Rest>): AsyncGenerator<ReadItem> {
  let held: null | ReadItem = null
  let before = 0
  for await (const item of items) {
    if (item.kind === 'rest') {
      if (held) held = larger({ by: item.size, item: held })
      else before += item.size
      continue
    }
    if (held) yield held
    held = larger({ by: before, item })
    before = 0
  }
  if (held) yield held
}

const larger = ({ by, item }: { by: number; item: ReadItem }): ReadItem =>
  by === 0 ? item : { ...item, size: item.size + by }
