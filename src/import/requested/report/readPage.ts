import type { DocumentReport, Outcome } from '../../report/types.ts'
import { linesFrom, readLine } from './lines.ts'

/** Part of a report. `next` is where the following part begins; null at the end. */
export type ReportPage = { docs: DocumentReport[]; next: null | number }

/** Bytes that one request reads: a filter that nothing passes must not read a report of gigabytes. */
const mostBytes = 8 * 1024 * 1024

/**
 * The lines of a report from a place on that pass the filters. It may hold fewer than were asked for, or
 * none, and yet not be the last: then it read as much as one request may.
 */
export const readPage = async ({
  file,
  from = 0,
  limit,
  outcome,
  q = '',
}: {
  file: string
  from?: number
  limit: number
  outcome?: Outcome | undefined
  /** What stands in the file's name, the key or the reason. */
  q?: string
}): Promise<ReportPage> => {
  const docs: DocumentReport[] = []
  const sought = q.trim().toLowerCase()
  for await (const { next, text } of linesFrom({ file, from })) {
    // Most lines are told from their text, which costs a tenth of reading them.
    const line = outcome && !text.includes(`"outcome":"${outcome}"`) ? null : readLine(text)
    if (line && (!outcome || line.outcome === outcome) && mentions({ line, sought })) {
      docs.push(line)
      if (docs.length > limit) {
        docs.pop()
        return { docs, next: next - Buffer.byteLength(text) - 1 }
      }
    }
    if (next - from >= mostBytes) return { docs, next }
  }
  return { docs, next: null }
}

const mentions = ({ line, sought }: { line: DocumentReport; sought: string }): boolean =>
  sought === '' ||
  [line.file, line.key, line.reason ?? ''].some((text) => text.toLowerCase().includes(sought))
