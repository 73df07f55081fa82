import { parseDocument } from '../../parse/parseDocument.ts'
import type { TagInput } from '../../parse/record.ts'
import { tagInputOf } from '../../parse/record.ts'
import type { Encoding } from '../../parse/types.ts'
import { cleanRaw } from '../../text/clean.ts'
import { sha256Hex } from '../../text/hash.ts'
import { mostKeptBytes } from '../read/limits.ts'
import type { ReadDocument, ReadFailure } from '../read/types.ts'
import { applyMetadata, categoriesOf } from './applyMetadata.ts'
import { documentKeyOf } from './keys.ts'
import type { TextRecord } from './parseRecord.ts'
import { textRecordOf } from './parseRecord.ts'
import type { PreparedArticle } from './prepareArticles.ts'
import { keyed, prepareArticles } from './prepareArticles.ts'
import type { PreparedLink } from './prepareLinks.ts'
import { prepareLinks } from './prepareLinks.ts'

/** What a document is told by, before anybody looks into it. */
export type Identity = {
  adapter: string
  documentKey: string
  file: string
  /**
   * SHA-256 of the bytes of the text and, where they are there, of the title, author, date, subjects and
   * outlet that stand beside it. When and where it was fetched is apart: a page that only was fetched
   * again is the same.
   */
  sha256: string
  sourceKey: string
}

export type PreparedText = Identity & {
  articles: PreparedArticle[]
  /** Subjects that the source filed it under, each the exact name of one tag. */
  categories: string[]
  encoding: Encoding
  /** What the tags of its main article are found in; null without such an article or keywords. */
  keywords: null | TagInput
  kind: 'text'
  links: PreparedLink[]
  record: TextRecord
  /** The decoded text, into which the spans of the record point. */
  text: string
}

export type PreparedRejection = Identity & {
  encoding: Encoding | null
  kind: 'rejection'
  /** A sentence: what is wrong, and what to do. */
  message: string
  /** What could be made of the bytes, for people to look at; null where it would be noise. */
  rawText: null | string
  /** A word for the counters. */
  reason: string
}

/** A document as far as it can be known without the archive. */
export type PreparedDocument = PreparedRejection | PreparedText

export const identify = ({
  adapter,
  bytes,
  file,
  sourceKey,
  ...rest
}: ReadDocument | ReadFailure): Identity => ({
  adapter,
  documentKey: documentKeyOf({ adapter, sourceKey }),
  file,
  sha256: hashOf({ bytes, metadata: rest.kind === 'document' ? rest.metadata : {} }),
  sourceKey,
})

/** The same for a text without metadata in whatever form it comes. */
const hashOf = ({
  bytes,
  metadata: { author, categories, published, source, title },
}: Pick<ReadDocument, 'bytes' | 'metadata'>): string => {
  const said = JSON.stringify({ author, categories, published, source, title })
  return sha256Hex(said === '{}' ? bytes : `${sha256Hex(bytes)}${said}`)
}

/** Reads a document's text into articles and links. Pure; the same item gives the same answer. */
export const prepareDocument = ({
  identity,
  item,
}: {
  identity: Identity
  item: ReadDocument | ReadFailure
}): PreparedDocument => {
  const { bytes } = item
  const reject = ({
    encoding = null,
    message,
    reason,
  }: Pick<PreparedRejection, 'message' | 'reason'> & { encoding?: Encoding | null }) => ({
    ...identity,
    encoding,
    kind: 'rejection' as const,
    message,
    rawText: reason === 'binary' ? null : glimpse(bytes),
    reason,
  })
  if (item.kind === 'failure') return reject(item)
  const parsed = parseDocument(bytes)
  if (parsed.outcome === 'rejected') return reject(parsed)
  const articles = prepareArticles({ documentKey: identity.documentKey, parsed })
  if (articles.length === 0) {
    const message = 'The document has no running text: only titles, a source or keywords.'
    return reject({ encoding: parsed.encoding, message, reason: 'no-text' })
  }
  const { ignored, metadata } = item
  const hasMain = articles.some(({ part }) => part === 'main')
  return {
    articles: applyMetadata({ articles, metadata }).map(keyed),
    categories: categoriesOf(metadata),
    encoding: parsed.encoding,
    keywords: hasMain ? tagInputOf(parsed) : null,
    kind: 'text',
    links: prepareLinks(parsed),
    record: textRecordOf({ ignored, metadata, parsed }),
    text: parsed.text,
    ...identity,
  }
}

/** The start of a text that could not be read, in what letters there are, free of what no column holds. */
const glimpse = (bytes: Uint8Array): null | string => {
  const text = cleanRaw(Buffer.from(bytes.subarray(0, mostKeptBytes)).toString('utf8'))
  return text.trim() === '' ? null : text
}
