import { safeJson } from '../formats/text/json.ts'
import { fill, wordsFor } from '../formats/words.ts'
import type { en } from '../../translations/en.ts'

type SearchReason = keyof (typeof en)['searchRefusal']

/** Those of the search have a table of sentences of their own. */
export type RefusalReason = keyof (typeof en)['deliverRefusal'] | `search.${SearchReason}`

/** Why something is not answered, how HTTP calls that, and the parameter to change. */
const refusals: Record<
  Exclude<RefusalReason, `search.${string}`>,
  { parameter?: string; status: number }
> &
  Partial<Record<RefusalReason, { parameter?: string; status: number }>> = {
  anotherHistory: { parameter: 'since', status: 410 },
  badCursor: { parameter: 'before', status: 400 },
  badFormat: { parameter: 'format', status: 400 },
  badId: { parameter: 'id', status: 400 },
  badLimit: { parameter: 'limit', status: 400 },
  badOperator: { status: 400 },
  badPage: { parameter: 'file', status: 400 },
  badSince: { parameter: 'since', status: 400 },
  badSlug: { parameter: 'slug', status: 400 },
  badText: { parameter: 'text', status: 400 },
  badValue: { status: 400 },
  badValueOf: { status: 400 },
  badVersion: { parameter: 'version', status: 400 },
  failed: { status: 500 },
  databaseSilent: { status: 503 },
  noArticle: { status: 404 },
  noFile: { status: 404 },
  noName: { status: 404 },
  notMigrated: { status: 503 },
  'search.notMigrated': { status: 503 },
  'search.tooSlow': { status: 503 },
  'search.unknown': { status: 404 },
  tagOrSource: { parameter: 'source', status: 400 },
  twice: { status: 400 },
  unknown: { status: 400 },
}

/** Thrown wherever an answer ends before it begins; `refusalResponse` says it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly parameter: string | undefined
  readonly reason: RefusalReason
  /** What stands in the sentence where it has places for it. */
  readonly values: Record<string, string>

  constructor(
    reason: RefusalReason,
    { parameter, values = {} }: { parameter?: string; values?: Record<string, string> } = {},
  ) {
    super(reason)
    this.reason = reason
    this.parameter = parameter ?? refusals[reason]?.parameter
    this.values = values
  }
}

/** The refusal in the words of whoever asks, in the form of Payload's own errors. */
export const refusalResponse = ({
  language,
  refusal: { parameter, reason, values },
}: {
  language: string
  refusal: Refusal
}): Response => {
  const words = language.startsWith('ar') ? wordsFor('ar') : wordsFor('en')
  const [name = '', ofSearch] = reason.split('.').reverse()
  const sentences: Readonly<Record<string, string>> = ofSearch
    ? words.searchRefusal
    : words.deliverRefusal
  const data = { reason: name, ...(parameter ? { parameter } : {}) }
  return new Response(
    safeJson({
      errors: [{ data, message: fill(sentences[name] ?? '', values), name: 'Refusal' }],
    }),
    {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
      },
      status: refusals[reason]?.status ?? 400,
    },
  )
}
