import type { Endpoint, PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'
import { SearchFailure } from './find/inSession.ts'
import {
  longestQuery,
  mostCandidates,
  mostPages,
  mostWords,
  readParams,
} from './query/readParams.ts'
import type { SearchHit } from './search.ts'
import { search } from './search.ts'
import { toHtml } from './show/highlight.ts'
import { suggest } from './suggest.ts'

/** `GET /search` and `GET /search/suggest`, for everybody: they know public articles only. */
export const searchEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  { handler: answer(({ req }) => answerSearch({ req, slugs })), method: 'get', path: '/search' },
  {
    handler: answer(({ req }) => answerSuggest({ req, slugs })),
    method: 'get',
    path: '/search/suggest',
  },
]

type Asked = { req: PayloadRequest; slugs: Slugs }

const answerSearch = async ({ req, slugs }: Asked): Promise<object> => {
  const read = readParams(req.searchParams)
  if ('fault' in read) throw refusal({ ...read.fault, req })
  const result = await search({ params: read.params, payload: req.payload, slugs })
  if ('unknown' in result) {
    throw refusal({ parameter: result.unknown, reason: 'unknown', req })
  }
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

const answerSuggest = async ({ req, slugs }: Asked): Promise<object> => {
  const q = (req.searchParams.get('q') ?? '').trim()
  if (q.length > longestQuery) throw refusal({ parameter: 'q', reason: 'tooLong', req })
  return suggest({ payload: req.payload, q, slugs })
}

const answer =
  (work: (args: { req: PayloadRequest }) => Promise<object>): Endpoint['handler'] =>
  async (req) => {
    try {
      return Response.json(await work({ req }))
    } catch (error) {
      if (error instanceof SearchFailure) throw refusal({ reason: error.reason, req })
      throw error
    }
  }

type Reason = keyof (typeof en)['searchRefusal']

const statuses: Partial<Record<Reason, number>> = { notMigrated: 503, tooSlow: 503, unknown: 404 }

/** The error that says so in the language of whoever asked; `data` names the parameter. */
const refusal = ({
  parameter,
  reason,
  req,
}: {
  parameter?: string
  reason: Reason
  req: PayloadRequest
}): APIError =>
  new APIError(
    translate({
      key: `searchRefusal:${reason}`,
      t: req.t,
      values: {
        characters: String(longestQuery),
        parameter: parameter ?? '',
        results: String(mostCandidates),
        pages: String(mostPages),
        words: String(mostWords),
      },
    }),
    statuses[reason] ?? 400,
    { ...(parameter ? { parameter } : {}), reason },
    true,
  )
