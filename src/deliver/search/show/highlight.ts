import { wordStems } from '../../../text/stem.ts'
import { remember } from '../../../text/remember.ts'
import type { WordSpan } from '../../../text/words.ts'
import { wordSpans } from '../../../text/words.ts'
import type { SearchQuery } from '../query/parseQuery.ts'
import { wordForms } from '../query/wordForms.ts'

/** A run of a text as it was written, and whether it answers the query. */
export type Piece = { isHit: boolean; text: string }

/** Whether a word, by its match key, answers a query. */
export type Answers = (key: string) => boolean

/** What the words and phrases of a query, and other names of what it names, mark in a text. */
export const answersOf = ({
  names = [],
  query: { phrases, words },
}: {
  names?: readonly (readonly string[])[]
  query: Pick<SearchQuery, 'phrases' | 'words'>
}): Answers => {
  const forms = new Set([...words, ...names.flat()].flatMap(wordForms))
  const exact = new Set(phrases.flat())
  const answers = (key: string) =>
    exact.has(key) || forms.has(key) || stemsOf(key).some((stem) => forms.has(stem))
  // The texts of one page share their words.
  return remember({ answer: answers, most: 10_000 })
}

/** The pieces of a text, in order; together they are the text. */
export const highlight = ({ answers, text }: { answers: Answers; text: string }): Piece[] =>
  piecesOf({ hits: hitsOf({ answers, text }), text })

/**
 * The part of a text around its best place, at most `max` characters of it, cut after words; with … where
 * more goes before or after. The best place has the most different words of the query. Null where nothing answers.
 */
export const excerptAround = ({
  answers,
  max,
  text,
}: {
  answers: Answers
  max: number
  text: string
}): null | Piece[] => {
  const hits = hitsOf({ answers, text })
  if (hits.length === 0) return null
  const { end, start } = windowAround({ hits, max, text })
  const inside = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ ...hit, end: hit.end - start, start: hit.start - start }))
  const pieces = piecesOf({ hits: inside, text: text.slice(start, end) })
  return [
    ...(start > 0 ? [{ isHit: false, text: '… ' }] : []),
    ...pieces,
    ...(end < text.length ? [{ isHit: false, text: ' …' }] : []),
  ]
}

/** Pieces as HTML: text escaped, hits in `<mark>`. */
export const toHtml = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ isHit, text }) => (isHit ? `<mark>${escaped(text)}</mark>` : escaped(text)))
    .join('')

const hitsOf = ({ answers, text }: { answers: Answers; text: string }): WordSpan[] =>
  wordSpans(text).filter(({ key }) => answers(key))

const piecesOf = ({ hits, text }: { hits: readonly WordSpan[]; text: string }): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { end, start } of hits) {
    if (start < at) continue
    if (start > at) pieces.push({ isHit: false, text: text.slice(at, start) })
    pieces.push({ isHit: true, text: text.slice(start, end) })
    at = end
  }
  if (at < text.length) pieces.push({ isHit: false, text: text.slice(at) })
  return pieces
}

const windowAround = ({
  hits,
  max,
  text,
}: {
  hits: readonly WordSpan[]
  max: number
  text: string
}): { end: number; start: number } => {
  let best = { count: 0, first: hits[0]?.start ?? 0 }
  hits.forEach(({ start }, index) => {
    const within = new Set<string>()
    for (const hit of hits.slice(index, index + 20)) {
      if (hit.end - start > max * 0.8) break
      within.add(hit.key)
    }
    if (within.size > best.count) best = { count: within.size, first: start }
  })
  const wanted = Math.max(0, best.first - Math.floor(max / 5))
  const start = wanted === 0 ? 0 : afterSpace({ from: wanted, text, until: best.first })
  const end = start + max >= text.length ? text.length : beforeSpace({ from: start + max, text })
  return { end: Math.max(end, Math.min(text.length, start + 1)), start }
}

const afterSpace = ({ from, text, until }: { from: number; text: string; until: number }) => {
  for (let at = from; at < until; at += 1) if (SPACE.test(text.charAt(at - 1))) return at
  return until
}

const beforeSpace = ({ from, text }: { from: number; text: string }): number => {
  for (let at = from; at > from - 60 && at > 0; at -= 1) if (SPACE.test(text.charAt(at))) return at
  // Never inside a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text.charAt(from - 1)) ? from - 1 : from
}

const SPACE = /\s/
const stemsOf = remember({ answer: wordStems, most: 50_000 })

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}
