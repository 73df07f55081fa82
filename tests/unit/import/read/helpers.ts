import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { readInputs } from '../../../../src/import/read/index.ts'
import { readerOfFormat, resolveInputs } from '../../../../src/import/read/inputs.ts'
import type { Shard } from '../../../../src/import/read/shard.ts'
import type {
  PassedOver,
  ReadDocument,
  ReadFailure,
  ReadItem,
} from '../../../../src/import/read/types.ts'

export async function* streamOf(chunks: Iterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  await Promise.resolve()
}

/** A folder of its own for a test, with what a test does in it. */
export const newFolder = () => {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'nashra-read-'))
  return {
    cwd,
    remove: () => rmSync(cwd, { force: true, recursive: true }),
    write: (name: string, content: string | Uint8Array) => {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
      writeFileSync(path.join(cwd, name), content)
    },
  }
}

/** Everything that some paths give. */
export const readPaths = async ({
  cwd,
  format,
  paths,
  shard,
  standardInput = streamOf([]),
}: {
  cwd: string
  format?: string
  paths: string[]
  shard?: Shard
  standardInput?: AsyncIterable<Uint8Array>
}): Promise<ReadItem[]> => {
  const items: ReadItem[] = []
  const inputs = await resolveInputs({ cwd, paths })
  const reader = format === undefined ? undefined : readerOfFormat(format)
  for await (const item of readInputs({ inputs, reader, shard, standardInput })) items.push(item)
  return items
}

/** Everything that standard input of a format gives. */
export const readStream = ({
  chunks,
  format,
}: {
  chunks: Iterable<string | Uint8Array>
  format: string
}): Promise<ReadItem[]> =>
  readPaths({ cwd: '.', format, paths: ['-'], standardInput: streamOf(chunks) })

export const documents = (items: readonly ReadItem[]): ReadDocument[] =>
  items.filter((item) => item.kind === 'document')
export const failures = (items: readonly ReadItem[]): ReadFailure[] =>
  items.filter((item) => item.kind === 'failure')
export const passedOver = (items: readonly ReadItem[]): PassedOver[] =>
  items.filter((item) => item.kind === 'passedOver')

export const textOf = (item: ReadItem | undefined): string =>
  item && 'bytes' in item ? Buffer.from(item.bytes).toString() : ''

export const keysOf = (items: readonly ReadItem[]): string[] =>
  items.map((item) => (item.kind === 'passedOver' ? item.kind : item.sourceKey))

/** As many bytes as are written, in pieces, of which none is held by the one who makes them. */
export function* filler({
  bytes,
  of = 'x',
}: {
  bytes: number
  of?: string
}): Generator<Uint8Array> {
  const piece = Buffer.alloc(64 * 1024, of)
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, left)
}
