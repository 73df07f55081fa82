import { limits } from '../../../collections/limits.ts'
import { inferHeadline } from '../../match/headlines/inferHeadline.ts'
import type { Span } from '../../parse/types.ts'
import { truncateText } from '../../text/clean.ts'
import { matchKey } from '../../text/matchKey.ts'
import { wordSpans } from '../../text/words.ts'
import type { Surroundings, VersionRow } from './findRows.ts'
import type { Kept, KeptArticle } from './kept.ts'
import type { ReadDocument } from './readDocument.ts'
import type { FieldOrigin, OriginField } from './types.ts'

/** What the article says now; dates as `day 2026-01-31T00:00:00.000Z`. */
export type CurrentValues = {
  deck: null | string
  headline: string
  headlineOrigin: 'edited' | 'given' | 'inferred'
  originalAuthor: null | string
  originalPublishedAt: null | string
  originalUrl: null | string
  source: null | string
  tags: readonly string[]
}

export type FieldArgs = {
  current: CurrentValues
  around: Pick<Surroundings, 'source' | 'tags' | 'versions'>
  /** The text of the document. */
  text: string
  kept: Kept
  read: ReadDocument
  /** What the import noted of this article; null where it did not. */
  wrote: KeptArticle['written']
}

/**
 * Where each value of an article came from, but for its headline where another document printed it, and
 * its text. Pure.
 */
export const fieldOrigins = (args: FieldArgs): FieldOrigin[] => [
  headlineOrigin(args),
  beside({ args, field: 'deck', metadata: undefined }),
  sourceOrigin(args),
  ...tagOrigins(args),
  beside({ args, field: 'originalPublishedAt', metadata: 'published' }),
  beside({ args, field: 'originalAuthor', metadata: 'author' }),
  beside({ args, field: 'originalUrl', metadata: 'url' }),
]

const headlineOrigin = (args: FieldArgs): FieldOrigin => {
  const { current, kept, read, wrote } = args
  const { headline: value } = current
  const shared = { field: 'headline' as const, value }
  const printed = read.article?.headline ?? null
  const title = metadataOf({ kept, name: 'title' })
  const says = (text: string) => truncateText({ max: limits.headline, text }) === value
  if (printed && says(printed.text)) return { ...shared, kind: 'document', span: spanOf(printed) }
  // What stands beside a text is its main article's.
  if (isMain(args) && title !== null && says(title)) {
    return { ...shared, kind: 'metadata', metadata: 'title' }
  }
  const block = read.article?.blocks.find(({ text }) => inferHeadline(text) !== null)
  const place = block ? { span: spanOf(block) } : {}
  if (current.headlineOrigin === 'inferred') return { ...shared, kind: 'inferred', ...place }
  // As the import made it, and no more a guess: somebody accepted it.
  const isMade = wrote?.headline === value && block && inferHeadline(block.text) === value
  if (isMade && current.headlineOrigin === 'edited') {
    return { ...shared, kind: 'accepted', ...place }
  }
  if (current.headlineOrigin === 'edited') {
    const was = printed?.text ?? (isMain(args) ? title : null) ?? wrote?.headline
    const span = printed ? { span: spanOf(printed) } : {}
    return { ...shared, ...edited({ args, field: 'headline' }), ...span, ...(was ? { was } : {}) }
  }
  return { ...shared, kind: 'earlier' }
}

const sourceOrigin = (args: FieldArgs): FieldOrigin => {
  const { around, current, kept, read, wrote } = args
  const shared = { field: 'source' as const, value: around.source?.name ?? current.source }
  const line = read.article?.source ?? null
  const outlet = isMain(args) ? metadataOf({ kept, name: 'source' }) : null
  const was = line?.text ?? outlet ?? undefined
  const place = line ? { span: spanOf(line) } : {}
  if (current.source === null) {
    return was === undefined
      ? { ...shared, kind: 'none' }
      : { ...shared, ...edited({ args, field: 'source' }), ...place, was }
  }
  // A name that was merged or learned as another spelling is the same outlet.
  const names = new Set(
    [around.source?.name ?? '', ...(around.source?.aliases ?? [])].map(matchKey),
  )
  const isNamed = (name: string) => names.has(matchKey(name)) || wrote?.source === current.source
  if (line?.names.some(isNamed)) return { ...shared, kind: 'document', ...place }
  if (!line && outlet !== null && isNamed(outlet)) {
    return { ...shared, kind: 'metadata', metadata: 'source' }
  }
  if (wrote?.source === current.source) return { ...shared, kind: 'earlier' }
  return { ...shared, ...edited({ args, field: 'source' }), ...place, ...(was ? { was } : {}) }
}

const tagOrigins = (args: FieldArgs): FieldOrigin[] => {
  const { around, current, kept, read, text, wrote } = args
  if (current.tags.length === 0) return [{ field: 'tags', kind: 'none', value: null }]
  const labels = new Map(around.tags.map(({ id, label }) => [id, label]))
  const line = isMain(args) ? (read.parsed?.keywords?.line ?? null) : null
  const subjects = new Set(listOf(kept.metadata?.['categories']).map(matchKey))
  return current.tags.map((id): FieldOrigin => {
    const value = labels.get(id) ?? id
    const shared = { field: 'tags' as const, value }
    const span = line && spanOfWords({ label: value, span: line, text })
    if (span) return { ...shared, kind: 'document', span }
    const isImported = wrote?.tags.includes(id) ?? false
    if (isImported && subjects.has(matchKey(value))) {
      return { ...shared, kind: 'metadata', metadata: 'categories' }
    }
    if (isImported && line) return { ...shared, kind: 'document', span: spanOf(line) }
    return isImported ? { ...shared, kind: 'earlier' } : { ...shared, kind: 'editor', since: null }
  })
}

/** Values that no document prints: they stand beside the text in the input, or a person wrote them. */
const beside = ({
  args,
  field,
  metadata,
}: {
  args: FieldArgs
  field: 'deck' | 'originalAuthor' | 'originalPublishedAt' | 'originalUrl'
  metadata: string | undefined
}): FieldOrigin => {
  const { current, kept, wrote } = args
  const value = current[field] || null
  const shared = { field, value }
  const said = metadata && isMain(args) ? metadataOf({ kept, name: metadata }) : null
  const imported = field === 'deck' ? null : (wrote?.[field] ?? null)
  if (value !== null && value === imported) {
    return said === null || metadata === undefined
      ? { ...shared, kind: 'earlier' }
      : { ...shared, kind: 'metadata', metadata }
  }
  if (value === null && imported === null) return { ...shared, kind: 'none' }
  return { ...shared, ...edited({ args, field }), ...(said === null ? {} : { was: said }) }
}

const edited = ({
  args,
  field,
}: {
  args: FieldArgs
  field: VersionField
}): Pick<FieldOrigin, 'kind' | 'since'> => ({
  kind: 'editor',
  since: sinceWhen({ field, versions: args.around.versions }),
})

type VersionField = Exclude<keyof VersionRow, 'at'> & OriginField

/** When a field came to say what it says, by the versions that are kept; null where none of them is older. */
export const sinceWhen = ({
  field,
  versions,
}: {
  field: VersionField
  versions: readonly VersionRow[]
}): null | string => {
  const [newest] = versions
  const at = versions.findIndex((version) => version[field] !== newest?.[field])
  return at < 0 ? null : (versions[at - 1]?.at ?? null)
}

const isMain = ({ read: { article, parsed } }: FieldArgs): boolean =>
  parsed === null || article === parsed.main

const metadataOf = ({ kept, name }: { kept: Kept; name: string }): null | string => {
  const value = kept.metadata?.[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const listOf = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : []

const spanOf = ({ end, start }: Span): Span => ({ end, start })

/** Where the words of a label stand in a stretch of a text, in whatever spelling. */
export const spanOfWords = ({
  label,
  span,
  text,
}: {
  label: string
  span: Span
  text: string
}): null | Span => {
  const wanted = wordSpans(label).map(({ key }) => key)
  const words = wordSpans(text.slice(span.start, span.end))
  if (wanted.length === 0) return null
  const at = words.findIndex((_, from) =>
    wanted.every((key, next) => words[from + next]?.key === key),
  )
  const [first, last] = [words[at], words[at + wanted.length - 1]]
  return first && last ? { end: span.start + last.end, start: span.start + first.start } : null
}
