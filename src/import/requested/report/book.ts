import { mkdir, open, readFile, truncate } from 'node:fs/promises'
import path from 'node:path'

import { systemReason } from '../../read/failure.ts'
import { reportError } from '../../report/reportFile.ts'

export type Book = {
  add: (line: object) => Promise<void>
  close: () => Promise<void>
  /** Writes what waits. */
  flush: () => Promise<void>
}

/** Characters gathered before they are written. */
const batch = 64 * 1024

/**
 * A report that outlives whoever writes it: JSON Lines, begun anew or gone on with. A line that was only
 * half written when its writer was killed is taken out.
 *
 * @throws ReportError where the disk does not take it
 */
export const openBook = async ({
  file,
  goesOn,
}: {
  file: string
  goesOn: boolean
}): Promise<Book> => {
  const trying = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work()
    } catch (cause) {
      const message = `The report cannot be written: ${systemReason(cause)}. What was imported is whole; resume the run when this is put right.`
      throw reportError({ cause, message })
    }
  }
  const handle = await trying(async () => {
    await mkdir(path.dirname(file), { recursive: true })
    if (goesOn) await cutHalfLine(file)
    return open(file, goesOn ? 'a' : 'w')
  })
  let waiting = ''
  let writing = Promise.resolve()
  const flush = (): Promise<void> => {
    const text = waiting
    waiting = ''
    if (text === '') return writing
    return (writing = writing.then(() => trying(() => handle.appendFile(text))))
  }
  return {
    add: async (line) => {
      waiting += `${JSON.stringify(line)}\n`
      if (waiting.length >= batch) await flush()
    },
    close: async () => {
      try {
        await flush()
      } finally {
        await handle.close().catch(() => {})
      }
    },
    flush,
  }
}

/** Bytes at the end in which the last line has to begin; a line that is longer is taken for a broken one. */
const tail = 4 * 1024 * 1024

const cutHalfLine = async (file: string): Promise<void> => {
  const size = await sizeOf(file)
  if (size === 0) return
  const from = Math.max(0, size - tail)
  const bytes = from === 0 ? await readFile(file) : await readTail({ file, from, size })
  const end = from + bytes.lastIndexOf(newline) + 1
  if (end < size) await truncate(file, end)
}

const newline = 0x0a

const readTail = async ({
  file,
  from,
  size,
}: {
  file: string
  from: number
  size: number
}): Promise<Buffer> => {
  const handle = await open(file, 'r')
  try {
    const bytes = Buffer.alloc(size - from)
    await handle.read(bytes, 0, bytes.length, from)
    return bytes
  } finally {
    await handle.close()
  }
}

const sizeOf = async (file: string): Promise<number> => {
  try {
    const handle = await open(file, 'r')
    try {
      return (await handle.stat()).size
    } finally {
      await handle.close()
    }
  } catch {
    return 0
  }
}
