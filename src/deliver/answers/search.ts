import { SearchFailure } from '../search/find/inSession.ts'
import {
  isText,
  longestQuery,
  mostCandidates,
  mostPages,
  mostWords,
  readParams,
} from '../search/query/readParams.ts'
import type { SearchHit } from '../search/search.ts'
import { toHtml } from '../search/show/highlight.ts'
import type { RefusalReason } from './refusal.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

type Args = Archive & { asked: Asked }

/** What readers search with: they, and the staff, get what is public. */
export const searchRoutes = (): Route[] => [
  { answer: (args) => answered(find(args)), path: '/search' },
  { answer: (args) => answered(suggest(args)), path: '/search/suggest' },
]

const find = async ({ asked, search }: Args): Promise<object> => {
  const read = readParams(asked.query)
  if ('fault' in read) throw refusal(read.fault)
  const result = await search.find(read.params)
  if ('unknown' in result) throw refusal({ parameter: result.unknown, reason: 'unknown' })
  const { hits, source, tag, ...rest } = result
  return {
    docs: hits.map(toDoc),
    ...rest,
    source: source && { name: source.name, slug: source.slug },
    tag: tag && { name: tag.name, slug: tag.slug },
  }
}

/** What readers get of a hit: what is marked, as HTML that may stand in a page. */
const toDoc = ({ marked, ...article }: SearchHit) => ({
  ...article,
  highlights: {
    deck: marked.deck && toHtml(marked.deck),
    headline: toHtml(marked.headline),
    text: marked.text && toHtml(marked.text),
  },
})

const suggest = async ({ asked, search }: Args): Promise<object> => {
  const q = (asked.query.get('q') ?? '').trim()
  if (q.length > longestQuery) throw refusal({ parameter: 'q', reason: 'tooLong' })
  if (!isText(q)) throw refusal({ parameter: 'q', reason: 'notText' })
  return search.suggest(q)
}

/** A search has no moment of its last change: what it finds is told by its hash alone. */
const answered = async (asked: Promise<object>): Promise<Answer> => {
  try {
    const body = JSON.stringify(await asked)
    return { body, mediaType: 'application/json; charset=utf-8', modifiedAt: null }
  } catch (error) {
    if (error instanceof SearchFailure) throw refusal({ reason: error.reason })
    throw error
  }
}

type SearchReason<Reason = RefusalReason> = Reason extends `search.${infer Name}` ? Name : never

const refusal = ({ parameter, reason }: { parameter?: string; reason: SearchReason }): Refusal =>
  new Refusal(`search.${reason}`, {
    ...(parameter ? { parameter } : {}),
    values: {
      characters: String(longestQuery),
      pages: String(mostPages),
      parameter: parameter ?? '',
      results: String(mostCandidates),
      words: String(mostWords),
    },
  })
