import { createGunzip } from 'node:zlib'

import { damaged } from './damaged.ts'

/**
 * Bytes of compressed data given to zlib at once. It makes at most 1,032 times as many of them (RFC
 * 1951), so no input makes more than 17 MB be held, whatever it expands to.
 */
const sliceBytes = 16 * 1024

/**
 * Decompresses gzip (RFC 1952), also of several members one after the other. Everything that can be had
 * comes out before the error.
 *
 * @throws Error whose message says at which byte the data is damaged or ends
 */
export async function* gunzip(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const engine = createGunzip({ chunkSize: 4 * sliceBytes })
  const ready: Uint8Array[] = []
  let problem: Error | undefined
  const ended = new Promise<void>((resolve) => {
    engine.on('close', resolve)
    engine.on('end', resolve)
    engine.on('error', (error) => {
      problem = error
      resolve()
    })
  })
  engine.on('data', (data: Uint8Array) => ready.push(data))
  try {
    for await (const chunk of stream) {
      for (let start = 0; start < chunk.length; start += sliceBytes) {
        const slice = chunk.subarray(start, start + sliceBytes)
        await Promise.race([new Promise((resolve) => engine.write(slice, resolve)), ended])
        yield* ready.splice(0)
        if (problem) throw damaged({ at: engine.bytesWritten, what: 'gzip' })
      }
    }
    engine.end()
    await ended
    yield* ready.splice(0)
    if (problem) throw damaged({ at: engine.bytesWritten, isCut: isCut(problem), what: 'gzip' })
  } finally {
    engine.destroy()
  }
}

const isCut = (error: Error): boolean => 'code' in error && error.code === 'Z_BUF_ERROR'
