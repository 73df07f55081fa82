import { once } from '../once.ts'
import type { ByteQueue } from './byteQueue.ts'
import { byteQueue } from './byteQueue.ts'
import { damaged } from './damaged.ts'
import {
  headerRest,
  isFrame,
  isSkippable,
  littleEndian,
  readBlock,
  readFrame,
} from './zstdFrame.ts'

/** Bytes that a frame may ask to be kept: as the `zstd` command has it unless told otherwise. */
export const mostWindowBytes = 128 * 1024 * 1024

const what = 'zstd'

/**
 * Decompresses Zstandard (RFC 8878), also of several frames one after the other. Checks what the frame
 * says of its length and its checksum, which the decompressor itself does not. Everything that can be
 * had comes out before the error, a block of at most 128 KiB at a time.
 *
 * @throws Error whose message says at which byte the data is damaged or ends
 */
export async function* unzstd(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const queue = byteQueue(stream)
  for (;;) {
    const magic = await queue.take(4)
    if (magic.length === 0) return
    if (magic.length < 4) throw cut(queue)
    const number = littleEndian(magic)
    if (isFrame(number)) yield* readFrameOf({ magic, queue })
    else if (isSkippable(number)) {
      const size = littleEndian(await queue.take(4))
      if ((await queue.skip(size)) < size) throw cut(queue)
    } else throw damaged({ at: queue.at() - 4, what })
  }
}

async function* readFrameOf({
  magic,
  queue,
}: {
  magic: Uint8Array
  queue: ByteQueue
}): AsyncGenerator<Uint8Array> {
  const exactly = async (size: number): Promise<Uint8Array> => {
    const bytes = await queue.take(size)
    if (bytes.length < size) throw cut(queue)
    return bytes
  }
  const descriptor = await exactly(1)
  const header = Buffer.concat([descriptor, await exactly(headerRest(descriptor[0] ?? 0))])
  const frame = readFrame(header)
  const reason = refusalOf(frame)
  if (reason) throw new Error(reason)

  const { Decompress, hasher } = await libraries()
  const hash = hasher.create64()
  let made: Uint8Array[] = []
  let size = 0
  const engine = new Decompress((block) => {
    if (block.length > 0) made.push(block)
  })
  const push = ({ bytes, isLast }: { bytes: Uint8Array; isLast: boolean }): void => {
    try {
      engine.push(bytes, isLast)
    } catch {
      throw damaged({ at: queue.at(), what })
    }
  }
  push({ bytes: Buffer.concat([magic, header]), isLast: false })
  for (;;) {
    const blockHeader = await exactly(3)
    const block = readBlock(blockHeader)
    if (!block.isValid) throw damaged({ at: queue.at() - 3, what })
    const body = await exactly(block.size)
    const sum = block.isLast && frame.hasChecksum ? await queue.take(4) : new Uint8Array()
    // The last block can only be given together with the checksum; where that is cut off it is given
    // zeros, and the data before it comes out all the same.
    const isCut = block.isLast && frame.hasChecksum && sum.length < 4
    const ending = isCut ? new Uint8Array(4) : sum
    push({ bytes: Buffer.concat([blockHeader, body, ending]), isLast: block.isLast })
    for (const part of made) {
      size += part.length
      hash.update(part)
      yield part
    }
    made = []
    if (isCut) throw cut(queue)
    if (!block.isLast) continue
    const isSame =
      !frame.hasChecksum || BigInt.asUintN(32, hash.digest()) === BigInt(littleEndian(sum))
    if (!isSame || (frame.contentSize !== null && frame.contentSize !== size)) {
      throw damaged({ at: queue.at(), what })
    }
    return
  }
}

const refusalOf = ({ hasDictionary, window }: ReturnType<typeof readFrame>): null | string => {
  if (hasDictionary) return 'its zstd data needs a dictionary; compress it without one'
  return window > mostWindowBytes
    ? `its zstd data asks for a window of ${window} bytes, and at most ${mostWindowBytes} are given; compress it without --long`
    : null
}

const cut = (queue: ByteQueue): Error => damaged({ at: queue.at(), isCut: true, what })

/** Loaded when the first such file is met. */
const libraries = once(async () => {
  const [{ Decompress }, { default: xxhash }] = await Promise.all([
    import('fzstd'),
    import('xxhash-wasm'),
  ])
  return { Decompress, hasher: await xxhash() }
})
