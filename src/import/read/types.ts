/** What an input says of a document beside its text. Nothing here is made up: what is absent is unknown. */
export type Metadata = {
  id?: string
  /** When the page was fetched, as the input writes it. Not when the article was published. */
  timestamp?: string
  url?: string
}

type Item = {
  /** The reader's name; with `sourceKey` it identifies the document for good. */
  adapter: string
  /** Where it stands, for people: a path, with the line where a file holds many. */
  file: string
  /** Bytes of input that this item took, for progress. */
  size: number
  /** What the document is called at its source: the same in every later crawl. */
  sourceKey: string
}

export type ReadDocument = Item & {
  bytes: Uint8Array
  /** Names of metadata fields that were there but could not be used. */
  ignored: string[]
  kind: 'document'
  metadata: Metadata
}

export type ReadFailureReason =
  'bad-field' | 'bad-json' | 'empty' | 'too-large' | 'unreadable' | 'wrong-encoding'

/** Something that should have been a document. `bytes` are what was seen of it, perhaps nothing. */
export type ReadFailure = Item & {
  bytes: Uint8Array
  kind: 'failure'
  message: string
  reason: ReadFailureReason
}

/** A file of a kind that no reader takes, met in a folder. */
export type PassedOver = { file: string; kind: 'passedOver'; size: number }

export type ReadItem = PassedOver | ReadDocument | ReadFailure

/** One file, or standard input, as a reader sees it. */
export type InputFile = {
  /** For people, as they gave it. */
  file: string
  /** Its name below the root it was given in, with `/` between; stable when the folder moves. */
  name: string
  /** The bytes; iterating throws where they cannot be read. */
  open: () => AsyncIterable<Uint8Array>
}

export type Reader = {
  adapter: string
  /** Endings of file names, with the dot, in lower case. */
  extensions: readonly string[]
  read: (input: InputFile) => AsyncIterable<ReadDocument | ReadFailure>
}
