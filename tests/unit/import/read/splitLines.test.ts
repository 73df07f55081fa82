import { describe, expect, it } from 'vitest'

import { splitLines } from '../../../../src/import/read/bytes/splitLines.ts'

const bytes = (...chunks: string[]) => chunks.map((chunk) => Buffer.from(chunk))

async function* streamOf(chunks: Uint8Array[]) {
  yield* chunks
  await Promise.resolve()
}

const split = async ({ chunks, mostBytes = 100 }: { chunks: Uint8Array[]; mostBytes?: number }) => {
  const lines = []
  for await (const line of splitLines({ mostBytes, stream: streamOf(chunks) })) {
    lines.push({ ...line, bytes: line.bytes.toString() })
  }
  return lines
}

describe('splitLines', () => {
  it.each([
    ['nothing', bytes(), []],
    ['one line without an end', bytes('a'), ['a']],
    ['one line with an end', bytes('a\n'), ['a']],
    ['blank lines', bytes('\n\na\n'), ['', '', 'a']],
    ['lines cut by chunks', bytes('a', 'b\nc', '', 'd\n', 'e'), ['ab', 'cd', 'e']],
    [
      'a letter of two bytes cut in two',
      [Buffer.from('م').subarray(0, 1), Buffer.from('م').subarray(1)],
      ['م'],
    ],
  ])('cuts %s', async (_name, chunks, expected) => {
    expect((await split({ chunks })).map((line) => line.bytes)).toEqual(expected)
  })

  it('counts lines from 1, and every byte once', async () => {
    const lines = await split({ chunks: bytes('ab\n', '\n', 'cde') })
    expect(lines.map(({ number, size }) => [number, size])).toEqual([
      [1, 3],
      [2, 1],
      [3, 3],
    ])
  })

  it('cuts a long line off and goes on after it', async () => {
    const lines = await split({ chunks: bytes('12', '34567', '89\nab\n'), mostBytes: 4 })
    expect(lines).toEqual([
      { bytes: '1234', number: 1, size: 10, whole: false },
      { bytes: 'ab', number: 2, size: 3, whole: true },
    ])
  })

  it('keeps a line that is just as long as allowed', async () => {
    expect(await split({ chunks: bytes('1234\n'), mostBytes: 4 })).toMatchObject([{ whole: true }])
  })
})
