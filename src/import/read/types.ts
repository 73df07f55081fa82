/** What an input says of a document beside its text. Nothing here is made up: what is absent is unknown. */
export type Metadata = {
  author?: string
  /** Subjects by their exact names, as the source filed the text. */
  categories?: string[]
  id?: string
  /**
   * When the source published it, to the precision that it gives: `2024`, `2024-05`, `2024-05-01`, or a
   * moment with its zone, `2024-05-01T10:00:00+03:00` (ISO 8601).
   */
  published?: string
  /** The outlet's name. */
  source?: string
  /** When the page was fetched, as the input writes it. Not when the article was published. */
  timestamp?: string
  /** The headline it was printed under. */
  title?: string
  url?: string
}

type Item = {
  /** The reader's name; with `sourceKey` it identifies the document for good. */
  adapter: string
  /** Where it stands, for people: a path, with the line where a file holds many. */
  file: string
  /** Bytes of input that this item took, for progress; of a compressed file, compressed ones. */
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
  'bad-field' | 'bad-json' | 'bad-record' | 'empty' | 'too-large' | 'unreadable' | 'wrong-encoding'

/** Something that should have been a document. `bytes` are what was seen of it, perhaps nothing. */
export type ReadFailure = Item & {
  bytes: Uint8Array
  kind: 'failure'
  message: string
  reason: ReadFailureReason
}

/** A file of a kind that no reader takes, met in a folder; or an item of an export that is no article. */
export type PassedOver = { file: string; kind: 'passedOver'; size: number }

export type ReadItem = PassedOver | ReadDocument | ReadFailure

type WithoutSize<T> = T extends { size: number } ? Omit<T, 'size'> : never

/** An item as a reader gives it. What it took of the input is counted where the bytes come in. */
export type UnsizedItem = WithoutSize<ReadItem>
export type UnsizedDocument = WithoutSize<ReadDocument>
export type UnsizedFailure = WithoutSize<ReadFailure>

/** One file, or standard input, as a reader sees it. */
export type InputFile = {
  /** For people, as they gave it. */
  file: string
  /** Its name below the root it was given in, with `/` between; stable when the folder moves. */
  name: string
  /** The bytes, decompressed; iterating throws where they cannot be read. */
  open: () => AsyncIterable<Uint8Array>
  /** Whether anybody wants the document with this source key; a reader need not make the others. */
  wants: (sourceKey: string) => boolean
}

export type Reader = {
  adapter: string
  /** Endings of file names, with the dot, in lower case. */
  extensions: readonly string[]
  /** Names that `--format` takes. */
  formats: readonly string[]
  read: (input: InputFile) => AsyncIterable<UnsizedItem>
}
