import { createReadStream } from 'node:fs'
import path from 'node:path'

import { readFailure } from './failure.ts'
import type { Input } from './inputs.ts'
import { readerFor } from './readers/index.ts'
import { jsonl } from './readers/jsonl.ts'
import { txt } from './readers/txt.ts'
import { storableKey } from './sourceKey.ts'
import type { Reader, ReadItem } from './types.ts'
import { walk } from './walk.ts'

type ReadArgs = {
  /** Absolute path of a file that no folder gives: the report that is being written. */
  except?: string | undefined
  inputs: readonly Input[]
  /** Reads everything, whatever it is called. */
  reader?: Reader | undefined
  standardInput: AsyncIterable<Uint8Array>
}

/**
 * The documents of all inputs, one after the other, in a fixed order. Nothing that is wrong with one
 * of them ends the stream. Memory does not grow with the input: one document is held at a time, and
 * the names of one folder.
 *
 * A folder gives the files whose ending a reader knows; a file that was named is read in any case, as
 * plain text where its ending says nothing. Standard input is JSON Lines unless `reader` says else.
 */
export async function* readInputs({
  except,
  inputs,
  reader,
  standardInput,
}: ReadArgs): AsyncGenerator<ReadItem> {
  for (const input of inputs) {
    if (input.kind === 'folder') yield* readFolder({ except, input, reader })
    else if (input.kind === 'file') {
      const chosen = reader ?? readerFor(input.path) ?? txt
      yield* readFile({
        file: input.given,
        name: path.basename(input.path),
        path: input.path,
        reader: chosen,
      })
    } else {
      yield* (reader ?? jsonl).read({ file: '-', name: '-', open: () => standardInput })
    }
  }
}

async function* readFolder({
  except,
  input,
  reader,
}: Pick<ReadArgs, 'except'> & {
  input: Input & { kind: 'folder' }
  reader: Reader | undefined
}): AsyncGenerator<ReadItem> {
  for await (const found of walk(input.path)) {
    if (found.path === except) continue
    const file = path.join(input.given, found.name)
    const chosen = reader ?? readerFor(found.name)
    if (found.kind === 'problem') {
      // A folder has no reader; what stands for it is a document nobody could see.
      const adapter = chosen?.adapter ?? 'folder'
      const { message } = found
      const sourceKey = storableKey(found.name || '.')
      yield readFailure({ adapter, file, message, reason: 'unreadable', sourceKey })
    } else if (chosen) {
      yield* readFile({ file, name: found.name, path: found.path, reader: chosen })
    } else {
      yield { file, kind: 'passedOver', size: found.size }
    }
  }
}

const readFile = ({
  file,
  name,
  path: absolute,
  reader,
}: {
  file: string
  name: string
  path: string
  reader: Reader
}): ReturnType<Reader['read']> =>
  reader.read({ file, name, open: () => createReadStream(absolute, { highWaterMark: chunkBytes }) })

const chunkBytes = 256 * 1024
