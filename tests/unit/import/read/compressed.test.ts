import { gzipSync } from 'node:zlib'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { gunzip } from '../../../../src/import/read/bytes/gunzip.ts'
import { mostWindowBytes, unzstd } from '../../../../src/import/read/bytes/unzstd.ts'
import { measureInputs } from '../../../../src/import/read/measure.ts'
import { resolveInputs } from '../../../../src/import/read/inputs.ts'
import { documents, failures, keysOf, newFolder, readPaths, streamOf } from './helpers.ts'

let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

const read = (paths: string[]) => readPaths({ cwd: folder.cwd, paths })

const text = 'أعلنت الوزارة اليوم بدء المرحلة الثانية.'
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${JSON.stringify({ id: from + at, text })}\n`).join(
    '',
  )

/** A frame of raw and repeated blocks, by RFC 8878: what a compressor would write need not be at hand. */
const zstdFrame = ({
  blocks,
  checksum,
  window = 0,
}: {
  blocks: readonly (Buffer | { byte: number; times: number })[]
  checksum?: Buffer
  /** The byte that tells the window; 0 is 1 KiB, 8 more double it. */
  window?: number
}): Buffer => {
  const written = blocks.flatMap((block, at) => {
    const isRaw = Buffer.isBuffer(block)
    const size = isRaw ? block.length : block.times
    const header = Buffer.alloc(3)
    header.writeUIntLE((size << 3) | (isRaw ? 0 : 2) | (at === blocks.length - 1 ? 1 : 0), 0, 3)
    return [header, isRaw ? block : Buffer.from([block.byte])]
  })
  const start = [0x28, 0xb5, 0x2f, 0xfd, checksum ? 4 : 0, window]
  return Buffer.concat([Buffer.from(start), ...written, checksum ?? Buffer.alloc(0)])
}

/** `printf nashra | zstd`, as the command writes it, checksum and all. */
const fromCommand = {
  nashra: Buffer.from('KLUv/QRYMQAAbmFzaHJh7CaD9A==', 'base64'),
}

const gather = async (stream: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = []
  try {
    for await (const part of stream) parts.push(part)
    return { bytes: Buffer.concat(parts), error: '' }
  } catch (error) {
    return { bytes: Buffer.concat(parts), error: error instanceof Error ? error.message : '' }
  }
}

describe('a compressed file', () => {
  const plain = Buffer.from(lines(1, 40))
  const half = Buffer.from(lines(1, 20))
  const otherHalf = Buffer.from(lines(20, 40))
  const raw = (content: Buffer) => zstdFrame({ blocks: [content], window: 8 * 8 })

  it.each([
    ['gzip', 'a.jsonl.gz', gzipSync(plain)],
    ['zstd', 'a.jsonl.zst', raw(plain)],
    ['gzip of two members', 'a.jsonl.gz', Buffer.concat([gzipSync(half), gzipSync(otherHalf)])],
    ['zstd of two frames', 'a.jsonl.zst', Buffer.concat([raw(half), raw(otherHalf)])],
    ['gzip that is not called so', 'a.jsonl', gzipSync(plain)],
    ['zstd that is not called so', 'a.jsonl', raw(plain)],
  ])('is read: %s', async (_name, file, content) => {
    folder.write(file, content)
    const items = await read([file])
    expect(keysOf(items)).toEqual(Array.from({ length: 39 }, (_, at) => String(at + 1)))
    expect(items.reduce((sum, { size }) => sum + size, 0)).toBe(content.length)
  })

  it('has the name, and so the key, of what is in it', async () => {
    folder.write('a/b.txt.gz', gzipSync(text))
    folder.write('a/c.txt', text)
    expect(keysOf(await read(['a']))).toEqual(['b.txt', 'c.txt'])
  })

  it('is known by its first bytes on standard input too', async () => {
    for (const content of [gzipSync(plain), raw(plain)]) {
      const standardInput = streamOf([content.subarray(0, 2), content.subarray(2)])
      const items = await readPaths({ cwd: folder.cwd, paths: ['-'], standardInput })
      expect(documents(items)).toHaveLength(39)
    }
  })

  it.each([
    ['gzip', 'a.jsonl.gz', gzipSync(plain, { level: 0 })],
    ['zstd', 'a.jsonl.zst', Buffer.concat([raw(half), raw(otherHalf)])],
  ])('that breaks off gives what came before, then the byte: %s', async (name, file, content) => {
    const end = content.length - 100
    folder.write(file, content.subarray(0, end))
    const items = await read([file])
    expect(documents(items).length).toBeGreaterThan(15)
    expect(failures(items)).toHaveLength(1)
    expect(items.at(-1)).toMatchObject({
      kind: 'failure',
      message: expect.stringContaining(`its ${name} data breaks off at byte ${end}`) as string,
      reason: 'unreadable',
    })
    expect(items.reduce((sum, { size }) => sum + size, 0)).toBe(end)
  })

  it.each(['a.jsonl.gz', 'a.txt.zst', 'a.csv.gz', 'a.html.gz', 'a.xml.zst'])(
    'that is none is told once: %s',
    async (file) => {
      folder.write(file, Buffer.from([1, 2, 3, 10, 5, 10, 7, 0]))
      expect(await read([file])).toMatchObject([
        { message: expect.stringContaining('it is called .') as string, reason: 'unreadable' },
      ])
    },
  )

  it('that is empty is told', async () => {
    folder.write('a.txt.gz', '')
    expect(await read(['a.txt.gz'])).toMatchObject([{ kind: 'failure', reason: 'unreadable' }])
  })

  it('is measured as it lies on the disk', async () => {
    const content = gzipSync(plain)
    folder.write('a.jsonl.gz', content)
    const inputs = await resolveInputs({ cwd: folder.cwd, paths: ['a.jsonl.gz'] })
    const { signal } = new AbortController()
    expect(await measureInputs({ inputs, signal })).toBe(content.length)
  })

  it('that grew to a thousand times its size does no harm', async () => {
    folder.write('a.txt.gz', gzipSync(Buffer.alloc(64 * 1024 * 1024)))
    const blocks = Array.from({ length: 600 }, () => ({ byte: 0x61, times: 128 * 1024 }))
    folder.write('b.txt.zst', zstdFrame({ blocks, window: 8 * 7 }))
    expect(await read(['.'])).toMatchObject([{ reason: 'too-large' }, { reason: 'too-large' }])
  })
})

describe('gzip', () => {
  it('comes out whole wherever its bytes are parted', async () => {
    const whole = Buffer.concat([gzipSync('one '), gzipSync('two'), Buffer.alloc(3)])
    for (let at = 0; at <= whole.length; at += 1) {
      const { bytes, error } = await gather(
        gunzip(streamOf([whole.subarray(0, at), whole.subarray(at)])),
      )
      expect([bytes.toString(), error]).toEqual(['one two', ''])
    }
  })

  it('with rubbish after it is told, and what is before it is there', async () => {
    const { bytes, error } = await gather(gunzip(streamOf([gzipSync('one'), 'rubbish'])))
    expect(bytes.toString()).toBe('one')
    expect(error).toMatch(/damaged at byte \d+/)
  })
})

describe('zstd', () => {
  it('comes out whole wherever its bytes are parted', async () => {
    const skippable = Buffer.from([0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9])
    const one = zstdFrame({ blocks: [Buffer.from('one '), { byte: 0x21, times: 3 }] })
    const whole = Buffer.concat([skippable, one, fromCommand.nashra])
    for (let at = 0; at <= whole.length; at += 1) {
      const { bytes, error } = await gather(
        unzstd(streamOf([whole.subarray(0, at), whole.subarray(at)])),
      )
      expect([bytes.toString(), error]).toEqual(['one !!!nashra', ''])
    }
  })

  it('is held to its checksum', async () => {
    const changed = Buffer.from(fromCommand.nashra)
    changed.write('N', changed.indexOf('nashra'))
    const { error } = await gather(unzstd(streamOf([changed])))
    expect(error).toBe(`its zstd data is damaged at byte ${changed.length}; fetch the file again`)
  })

  it('that breaks off says so at every byte', async () => {
    for (let at = 1; at < fromCommand.nashra.length; at += 1) {
      const { error } = await gather(unzstd(streamOf([fromCommand.nashra.subarray(0, at)])))
      expect(error).toBe(`its zstd data breaks off at byte ${at}; fetch the file again`)
    }
  })

  it('gets no larger window than is given, whatever it asks for', async () => {
    const asking = zstdFrame({ blocks: [Buffer.from('a')], window: 8 * 20 })
    const { error } = await gather(unzstd(streamOf([asking])))
    expect(error).toContain(`at most ${mostWindowBytes} are given`)
  })
})
