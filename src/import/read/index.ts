import { createReadStream } from 'node:fs'
import path from 'node:path'

import type { Rest } from './countSizes.ts'
import { countSizes } from './countSizes.ts'
import { readFailure } from './failure.ts'
import { storableKey } from './fields/storableKey.ts'
import type { Input } from './inputs.ts'
import type { Wanted } from './readFile.ts'
import { readFile } from './readFile.ts'
import { readerFor } from './readers/index.ts'
import { jsonl } from './readers/jsonl.ts'
import { txt } from './readers/txt.ts'
import type { Shard } from './shard.ts'
import { isOfShard } from './shard.ts'
import type { Reader, ReadItem } from './types.ts'
import { walk } from './files/walk.ts'

type ReadArgs = {
  /** Absolute path of a file that no folder gives: the report that is being written. */
  except?: string | undefined
  inputs: readonly Input[]
  /** Reads everything, whatever it is called. */
  reader?: Reader | undefined
  /** Gives this share of the documents and nothing of the others'. */
  shard?: Shard | undefined
  standardInput: AsyncIterable<Uint8Array>
}

/**
 * The documents of all inputs, one after the other, in a fixed order. Nothing that is wrong with one
 * of them ends the stream. Memory does not grow with the input: two documents are held at a time, and
 * the names of one folder; one file is open at a time.
 *
 * A folder gives the files whose ending a reader knows; a file that was named, or meant by a pattern, is
 * read in any case, as plain text where its ending says nothing. Standard input is JSON Lines unless
 * `reader` says else. What is compressed is known by its first bytes.
 */
export const readInputs = (args: ReadArgs): AsyncGenerator<ReadItem> => countSizes(readAll(args))

async function* readAll({
  except,
  inputs,
  reader,
  shard,
  standardInput,
}: ReadArgs): AsyncGenerator<ReadItem | Rest> {
  const wanted: Wanted = (item) => shard === undefined || isOfShard({ ...item, shard })
  for (const input of inputs) {
    if (input.kind === 'folder') yield* readFolder({ except, input, reader, wanted })
    else if (input.kind === 'file') {
      yield* readFile({
        file: input.given,
        name: path.basename(input.path),
        open: () => open(input.path),
        reader: reader ?? readerFor(input.path) ?? txt,
        size: input.size,
        wanted,
      })
    } else {
      const chosen = reader ?? jsonl
      yield* readFile({ file: '-', name: '-', open: () => standardInput, reader: chosen, wanted })
    }
  }
}

async function* readFolder({
  except,
  input: { given, glob, path: root },
  reader,
  wanted,
}: Pick<ReadArgs, 'except'> & {
  input: Input & { kind: 'folder' }
  reader: Reader | undefined
  wanted: Wanted
}): AsyncGenerator<ReadItem | Rest> {
  for await (const found of walk(root, { enters: glob?.mayHold })) {
    if (found.path === except) continue
    if (glob && found.kind === 'file' && !glob.matches(found.name)) continue
    const file = path.join(glob?.root ?? given, found.name)
    const chosen = reader ?? readerFor(found.name) ?? (glob ? txt : undefined)
    if (found.kind === 'problem') {
      // A folder has no reader; what stands for it is a document nobody could see.
      const adapter = chosen?.adapter ?? 'folder'
      const sourceKey = storableKey(found.name || '.')
      if (!wanted({ adapter, sourceKey })) continue
      const { message } = found
      yield { ...readFailure({ adapter, file, message, reason: 'unreadable', sourceKey }), size: 0 }
    } else if (chosen) {
      const { name, size } = found
      yield* readFile({ file, name, open: () => open(found.path), reader: chosen, size, wanted })
    } else {
      const isWanted = wanted({ adapter: 'passedOver', sourceKey: found.name })
      yield isWanted
        ? { file, kind: 'passedOver', size: found.size }
        : { kind: 'rest', size: found.size }
    }
  }
}

const chunkBytes = 256 * 1024

const open = (file: string): AsyncIterable<Uint8Array> =>
  createReadStream(file, { highWaterMark: chunkBytes })
