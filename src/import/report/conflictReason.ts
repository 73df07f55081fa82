import type { KeptConflict } from '../settle/kept.ts'
import type { MergedField } from '../settle/merge/mergeThreeWays.ts'
import { reasonOf } from './lines.ts'

const words: Readonly<Record<MergedField, string>> = {
  body: 'the text',
  headline: 'the headline',
  originalAuthor: 'the author',
  originalPublishedAt: 'the date',
  originalUrl: 'the address',
  source: 'the source',
}

/** The reason of a document with conflicts, which names their fields; null where there are none. */
export const conflictReason = (conflicts: readonly KeptConflict[]): null | string => {
  const fields = [...new Set(conflicts.map(({ field }) => words[field]))]
  if (fields.length === 0) return null
  const message = `An editor has changed or approved ${listed(fields)} since the last import, and the document has changed too. What the editor has stays. Open the article and choose.`
  return reasonOf({ message, reason: 'conflict' })
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`
