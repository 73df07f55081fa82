import type { Document } from '../../../../payload-types.ts'
import type { KeptParse } from '../../../settle/kept.ts'
import type { Memory } from '../memory/memory.ts'
import { takeDocument } from '../memory/memory.ts'
import type { DocumentState } from '../memory/states.ts'
import type { Reader } from './reader.ts'
import { eachOf, notAsked } from './reader.ts'

/** What documents are looked up by; a hash of bytes finds those that are no duplicates themselves. */
const ways = {
  bytes: {
    condition: `sha256 = asked.key AND outcome IN ('imported', 'tombstone')`,
    question: 'bytes',
    type: 'text',
  },
  id: { condition: 'id = asked.key', question: 'documentId', type: 'uuid' },
  key: { condition: 'document_key = asked.key', question: 'documentKey', type: 'text' },
} as const

/** Loads documents, without their texts, that are not known yet. */
export const fetchDocuments = async ({
  by,
  isWhole = false,
  keys,
  memory,
  reader,
}: {
  by: keyof typeof ways
  /** With all that the parser found, which is needed only where a document is written over. */
  isWhole?: boolean
  keys: Iterable<string>
  memory: Memory
  reader: Reader
}): Promise<void> => {
  const { condition, question, type } = ways[by]
  const wanted = notAsked({ keys, memory, question })
  if (wanted.length === 0) return
  const rows = await reader.query<DocumentRow>(
    `SELECT id, adapter, confidence, document_key, encoding, outcome, parser_version, reason, run_id,
       sha256, source_key, ${isWhole ? 'parse' : summary} AS parse
     FROM ${eachOf({ condition, table: reader.tables.documents, type })} d ORDER BY id`,
    [wanted],
  )
  memory.journal.lasting(() => {
    for (const row of rows) {
      const parse = isWhole ? row.parse : present(row.parse)
      takeDocument({ memory, state: toState({ ...row, parse }) })
    }
  })
}

/** What tells whether a document is settled, and what became of it: taken out of a long value at once. */
const summary = `(SELECT to_jsonb(kept) FROM jsonb_to_record(parse) AS kept(${[
  'conflicts',
  'duplicateOf',
  'editions',
  'file',
  'links',
  'written',
]
  .map((key) => `"${key}" jsonb`)
  .join(', ')}))`

/** The text of one document. */
export const fetchRawText = async ({
  id,
  reader,
}: {
  id: string
  reader: Reader
}): Promise<string> => {
  const rows = await reader.query<{ raw_text: null | string }>(
    `SELECT raw_text FROM ${reader.tables.documents.name} WHERE id = $1`,
    [id],
  )
  return rows[0]?.raw_text ?? ''
}

type DocumentRow = Pick<Document, 'adapter' | 'id' | 'outcome' | 'reason' | 'sha256'> & {
  confidence: null | string
  document_key: string
  encoding: null | string
  parse: null | Partial<Record<keyof KeptParse, unknown>>
  parser_version: null | string
  run_id: null | string
  source_key: string
}

/** A summary names what a document does not have as null. */
const present = (parse: DocumentRow['parse']): DocumentRow['parse'] =>
  Object.fromEntries(Object.entries(parse ?? {}).filter(([, value]) => value !== null))

const toState = (row: DocumentRow): DocumentState => ({
  adapter: row.adapter,
  documentKey: row.document_key,
  id: row.id,
  isStored: true,
  known: {
    confidence: row.confidence === null ? null : Number(row.confidence),
    encoding: row.encoding,
    id: row.id,
    outcome: row.outcome,
    // Only imports write this column; what another version wrote may lack some of it.
    parse: row.parse as null | Partial<KeptParse>,
    parserVersion: row.parser_version,
    reason: row.reason ?? null,
    run: row.run_id,
    sha256: row.sha256,
  },
  row: null,
  sha256: row.sha256,
  sourceKey: row.source_key,
})
