import { gunzip } from './gunzip.ts'
import { peek } from './peek.ts'
import { unzstd } from './unzstd.ts'

type Stream = AsyncIterable<Uint8Array>

type Compression = {
  decompress: (stream: Stream) => Stream
  extension: string
  isStart: (bytes: Uint8Array) => boolean
  name: string
}

/** First bytes by RFC 1952 §2.3.1 and RFC 8878 §3.1.1, §3.1.2. */
const compressions: readonly Compression[] = [
  {
    decompress: gunzip,
    extension: '.gz',
    isStart: ([first, second]) => first === 0x1f && second === 0x8b,
    name: 'gzip',
  },
  {
    decompress: unzstd,
    extension: '.zst',
    isStart: ([first = 0, second, third, fourth]) =>
      (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) ||
      (first >> 4 === 5 && second === 0x2a && third === 0x4d && fourth === 0x18),
    name: 'zstd',
  },
]

/** A file's name without the ending that says how it is compressed. */
export const withoutCompression = (name: string): string => {
  const { extension } = compressionNamed(name) ?? {}
  return extension === undefined ? name : name.slice(0, -extension.length)
}

/**
 * The bytes of a file, decompressed if they are compressed, whatever the file is called.
 *
 * @throws Error when the name says that it is compressed and it is not
 */
export async function* decompress({
  name,
  stream,
}: {
  name: string
  stream: Stream
}): AsyncGenerator<Uint8Array> {
  const { rest, start } = await peek({ size: 4, stream })
  const found = compressions.find(({ isStart }) => isStart(start))
  const named = compressionNamed(name)
  if (!found && named && start.length > 0) {
    throw new Error(`it is called ${named.extension} and is no ${named.name}; give it its own name`)
  }
  if (named && start.length === 0) throw new Error('it is empty; fetch the file again')
  yield* found ? found.decompress(rest) : rest
}

const compressionNamed = (name: string): Compression | undefined =>
  compressions.find(({ extension }) => name.toLowerCase().endsWith(extension))
