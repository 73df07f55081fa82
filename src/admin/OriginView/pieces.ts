import type { Origin, Section } from '../../desk/origin/types.ts'
import type { WordPart } from '../../text/diff/types.ts'

/** A stretch of a document as the screen shows it. */
export type Piece = {
  end: number
  isOwn: boolean
  kind: 'between' | Section['kind']
  /** What became of its words; absent where nothing did. */
  parts?: WordPart[]
  /** What stands before those words: a bullet, a number. */
  prefix?: string
  /** Its paragraph of the article's text, from 0. */
  row?: number
  start: number
  text: string
}

/**
 * A document cut into what it consists of, without a gap: the parts that were found in it, and what stands
 * between them. Keywords that became tags are parts of their own. Pure.
 */
export const piecesOf = ({
  body,
  document,
  fields,
  headline,
}: Pick<Origin, 'body' | 'fields' | 'headline'> & {
  document: NonNullable<Origin['document']>
}): Piece[] => {
  const { sections, text } = document
  const rows = new Map(body.rows.map((row, at) => [row.span?.start ?? -1, { at, row }]))
  const isCompared = fields.some(({ field, was }) => field === 'headline' && was !== undefined)
  const pieces: Piece[] = []
  let end = 0
  const add = (piece: Piece) => {
    if (piece.start > end) pieces.push(between({ end: piece.start, start: end, text }))
    pieces.push(piece)
    end = piece.end
  }
  for (const section of sections) {
    // Parts may lie within others: a title within the line that it is printed in.
    if (section.start < end) continue
    const { end: to, isOwn, kind, start } = section
    const piece: Piece = { end: to, isOwn, kind, start, text: text.slice(start, to) }
    const found = isOwn ? rows.get(start) : undefined
    if (kind === 'keywords' && isOwn) for (const tag of tagsIn({ fields, section, text })) add(tag)
    if (start < end) {
      if (end < to) add({ ...piece, start: end, text: text.slice(end, to) })
    } else if (found)
      add({ ...piece, row: found.at, ...compared({ parts: found.row.parts, piece }) })
    else if (kind === 'headline' && isOwn && isCompared && headline) {
      add({ ...piece, ...compared({ parts: headline, piece }) })
    } else add(piece)
  }
  if (end < text.length) pieces.push(between({ end: text.length, start: end, text }))
  return pieces
}

const between = ({ end, start, text }: { end: number; start: number; text: string }): Piece => ({
  end,
  isOwn: false,
  kind: 'between',
  start,
  text: text.slice(start, end),
})

const compared = ({ parts, piece }: { parts: WordPart[]; piece: Piece }): Partial<Piece> => {
  if (parts.every(({ kind }) => kind === 'kept' || kind === 'added')) return {}
  const [first = ''] = parts
    .map(({ old }) => old)
    .join('')
    .split(' ')
  const at = piece.text.indexOf(first)
  return { parts, prefix: at > 0 ? piece.text.slice(0, at) : '' }
}

/** The words of a keyword line that became tags. */
const tagsIn = ({
  fields,
  section,
  text,
}: Pick<Origin, 'fields'> & { section: Section; text: string }): Piece[] => {
  const spans = fields
    .flatMap(({ field, span }) => (field === 'tags' && span ? [span] : []))
    .filter(({ end, start }) => start >= section.start && end <= section.end)
    .sort((one, other) => one.start - other.start || other.end - one.end)
  let reached = section.start
  return spans.flatMap(({ end, start }): Piece[] => {
    if (start < reached) return []
    const own = { isOwn: true, kind: 'keywords' as const }
    const gap =
      start > reached
        ? [{ ...own, end: start, start: reached, text: text.slice(reached, start) }]
        : []
    reached = end
    return [...gap, { ...own, end, start, text: text.slice(start, end) }]
  })
}
