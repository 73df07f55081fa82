import type { Article } from '../../payload-types.ts'
import { diffTexts } from '../../text/diff/diffTexts.ts'
import { diffWords } from '../../text/diff/diffWords.ts'
import type { WordPart } from '../../text/diff/types.ts'
import { blocksOf } from '../../text/richText.ts'
import type { CurrentValues } from './fieldOrigins.ts'
import { sinceWhen } from './fieldOrigins.ts'
import type { DocumentRow, Surroundings } from './findRows.ts'
import { mostParsed } from './findRows.ts'
import type { Kept, KeptArticle } from './kept.ts'
import type { ReadDocument } from './readDocument.ts'
import { isWritten } from './readDocument.ts'
import type { BodyRow, FieldOrigin, Origin, OriginDocument } from './types.ts'

/** Characters of a document that are shown. */
const mostShown = 200_000
/** Steps that comparing may take; two newspaper pages without a word in common take a tenth. */
const mostSteps = 10_000_000

/** What the text of an article can be compared with. */
export const baseOf = ({
  id,
  kept,
  read: { article, blocks },
  wrote,
}: {
  id: string
  kept: Kept
  read: ReadDocument
  wrote: KeptArticle['written']
}): Origin['base'] => {
  if (!article) return null
  if (wrote && isWritten({ blocks, body: wrote.body })) return 'written'
  const isOpen = openConflicts({ id, kept }).some(({ field }) => field === 'body')
  return isOpen ? 'newer' : 'document'
}

/** The conflicts of an article that wait for a decision. */
export const openConflicts = ({ id, kept }: { id: string; kept: Kept }): Origin['conflicts'] =>
  (kept.conflicts ?? [])
    .filter(({ article, decided }) => article === id && decided === undefined)
    .map(({ base, field, imported }) => ({ base, field, imported }))

/** Without a document every paragraph is a person's; without one that can be read nothing is compared. */
export const bodyOf = ({
  article,
  read,
}: {
  article: Article
  read: ReadDocument
}): Origin['body'] => {
  const fresh = blocksOf(article.body).map(({ text }) => text)
  const old = read.blocks.map(({ text }) => text)
  const { rows, ...diff } = diffTexts({ new: fresh, old, steps: mostSteps })
  const spans = read.article?.blocks ?? []
  return {
    ...diff,
    rows: rows.map((row): BodyRow => {
      const block = row.old === null ? undefined : spans[row.old]
      return { ...row, span: block ? { end: block.end, start: block.start } : null }
    }),
  }
}

/** A text of which not a letter was changed is the document's. */
export const bodyOrigin = ({
  around: { versions },
  body: { rows },
}: {
  around: Surroundings
  body: Origin['body']
}): FieldOrigin => {
  const shared = { field: 'body' as const, value: null }
  if (rows.length === 0) return { ...shared, kind: 'none' }
  return rows.every(({ kind }) => kind === 'kept')
    ? { ...shared, kind: 'document' }
    : { ...shared, kind: 'editor', since: sinceWhen({ field: 'body', versions }) }
}

/** The document as an origin shows it: not more of it than anybody reads. */
export const documentOf = ({
  kept,
  part,
  read,
  row: { adapter, createdAt, id, length, rawText, run, sourceKey, updatedAt },
}: {
  kept: Kept
  part: OriginDocument['part']
  read: ReadDocument
  row: DocumentRow
}): OriginDocument => {
  const text = rawText ?? ''
  return {
    adapter,
    file: kept.file,
    id,
    importedAt: createdAt,
    isCut: length > mostParsed || text.length > mostShown,
    part,
    run,
    sections: read.sections.filter(({ end }) => end <= mostShown),
    sourceKey,
    text: text.slice(0, mostShown),
    updatedAt: kept.hasEditions ? updatedAt : null,
  }
}

/** The headline as it was printed or imported against the headline as it is. */
export const headlineParts = ({
  current,
  fields,
  wrote,
}: {
  current: CurrentValues
  fields: readonly FieldOrigin[]
  wrote: KeptArticle['written']
}): null | WordPart[] => {
  const was = fields.find(({ field }) => field === 'headline')?.was ?? wrote?.headline
  return was === undefined
    ? null
    : diffWords({ budget: { steps: mostSteps }, new: current.headline, old: was })
}
