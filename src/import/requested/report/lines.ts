import { createReadStream } from 'node:fs'

import type { DocumentReport } from '../../report/types.ts'

/** A line with the place in the file where the next one begins. */
export type KeptLine = { next: number; text: string }

/**
 * The whole lines of a report from a byte on, up to what is there now; none where there is no report. One
 * that is being written is not waited for.
 */
export async function* linesFrom({
  end,
  file,
  from,
}: {
  /** Bytes of the file that are looked at; all without it. */
  end?: number
  file: string
  from: number
}): AsyncGenerator<KeptLine> {
  if (end !== undefined && end <= from) return
  const stream = createReadStream(file, {
    start: from,
    ...(end === undefined ? {} : { end: end - 1 }),
  })
  let rest: Buffer = Buffer.alloc(0)
  let at = from
  try {
    for await (const chunk of stream) {
      const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
      let begin = 0
      for (let stop = bytes.indexOf(newline); stop >= 0; stop = bytes.indexOf(newline, begin)) {
        at += stop + 1 - begin
        yield { next: at, text: bytes.toString('utf8', begin, stop) }
        begin = stop + 1
      }
      rest = bytes.subarray(begin)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  } finally {
    stream.destroy()
  }
}

const newline = 0x0a

/** A line as it was told; null where it cannot be read. */
export const readLine = (text: string): DocumentReport | null => {
  try {
    return JSON.parse(text) as DocumentReport
  } catch {
    return null
  }
}
