import type { Encoding, RejectedDocument, RejectReason } from './types.ts'

/** 16 MiB: a thousand times the length of a usual document. */
export const defaultMaxBytes = 16 * 1024 * 1024

/** A rejection with its sentence: what is wrong with the document, and what to do about it. */
export const rejected = ({
  reason,
  bytes,
  maxBytes,
  encoding = null,
}: {
  reason: RejectReason
  bytes: number
  maxBytes: number
  encoding?: Encoding | null
}): RejectedDocument => ({
  outcome: 'rejected',
  reason,
  message: messages[reason]({ bytes, maxBytes }),
  encoding,
})

const messages: Readonly<
  Record<RejectReason, (sizes: { bytes: number; maxBytes: number }) => string>
> = {
  empty: () => 'The document is empty or blank; scrape the page again.',
  'too-large': ({ bytes, maxBytes }) =>
    `The document has ${bytes} bytes, and at most ${maxBytes} are read; split it or raise the limit.`,
  binary: () => 'The document is binary data and not text; give the text of the page.',
  undecodable: () =>
    'The document is Arabic in none of UTF-8, UTF-16 and windows-1256; save it as UTF-8.',
  'not-arabic': () => 'The text is not Arabic; only Arabic news documents are read.',
  'no-text': () =>
    'The document has no running text, only titles, a source or keywords; scrape the page again.',
}
