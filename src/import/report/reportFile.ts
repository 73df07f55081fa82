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
 *
 * @throws InputError when it cannot be opened, before anything is imported
 */
export const openReport = async (path: string): Promise<ReportFile> => {
  const file = await openFile(path)
  let waiting = ''
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    if (text !== '') await file.appendFile(text)
  }
  return {
    add: async (report) => {
      waiting += `${JSON.stringify(report)}\n`
      if (waiting.length >= batch) await flush()
    },
    close: async () => {
      await flush()
      await file.close()
    },
  }
}

const openFile = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'w')
  } catch (cause) {
    const message = `The report cannot be written to ${path}: ${systemReason(cause)}.`
    throw inputError({ cause, message })
  }
}
