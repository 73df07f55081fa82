import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'

import { systemReason } from '../read/failure.ts'
import { inputError } from '../read/inputs.ts'

export type ReportFile = {
  /** Adds one line. */
  add: (report: object) => Promise<void>
  close: () => Promise<void>
}

/** Characters gathered before they are written. */
const batch = 64 * 1024

/**
 * A file of JSON Lines, one a document, in the order of the import; one that is there is replaced.
 * `add` and `close` throw a ReportError, once, where the disk is full.
 *
 * @throws InputError when it cannot be opened, before anything is imported
 */
export const openReport = async (path: string): Promise<ReportFile> => {
  const file = await openFile(path)
  let waiting = ''
  let problem: Error | undefined
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    if (text === '' || problem) return
    try {
      await file.appendFile(text)
    } catch (cause) {
      problem = brokenOff({ cause, path })
      throw problem
    }
  }
  return {
    add: async (report) => {
      waiting += `${JSON.stringify(report)}\n`
      if (waiting.length >= batch) await flush()
    },
    close: async () => {
      try {
        await flush()
      } finally {
        await file.close().catch(() => {})
      }
    },
  }
}

/** Whether the report could not be written on, which ends the import. */
export const isReportError = (error: unknown): error is Error =>
  error instanceof Error && error.name === reportErrorName

const reportErrorName = 'ReportError'

/** The error of a report that cannot be written; the message is a sentence for whoever asked. */
export const reportError = ({ cause, message }: { cause: unknown; message: string }): Error =>
  Object.assign(new Error(message, { cause }), { name: reportErrorName })

const brokenOff = ({ cause, path }: { cause: unknown; path: string }): Error =>
  reportError({
    cause,
    message: `The report cannot be written on to ${path}: ${systemReason(cause)}. What was imported is whole; the documents that the report lacks are told as unchanged by the next import.`,
  })

const openFile = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'w')
  } catch (cause) {
    const message = `The report cannot be written to ${path}: ${systemReason(cause)}.`
    throw inputError({ cause, message })
  }
}
