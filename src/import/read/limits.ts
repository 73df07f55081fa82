import { defaultMaxBytes } from '../../parse/reject.ts'

/** Bytes of one document. More is never held, whatever the input says of its own size. */
export const mostDocumentBytes = defaultMaxBytes

/** Bytes of one line of JSON: a document whose every letter is escaped takes three times its size. */
export const mostLineBytes = 2 * defaultMaxBytes

/** Bytes of a line that could not be read, kept so that people see what it was. */
export const mostKeptBytes = 64 * 1024
