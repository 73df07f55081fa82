import { keyWords } from '../../../text/words.ts'
import { matchKey } from '../../../text/matchKey.ts'

/** Articles on a page of results. */
export const perPage = 10
/** The newest that answer, of the fronts and of the texts each; the rest is counted as more. */
export const mostCandidates = 200
/** The last page that can be asked for. */
export const mostPages = mostCandidates / perPage

export const longestQuery = 200
export const mostWords = 12

export type SearchParams = {
  /** The two days as they were asked for. */
  asked: { from: null | string; to: null | string }
  /** Instant from which the original came out. */
  from: null | string
  page: number
  q: string
  source: null | string
  tag: null | string
  /** Instant before which it came out: the end of what was asked for. */
  to: null | string
}

/** What is wrong with a parameter, by the name of the sentence that says so. */
export type ParamFault = {
  parameter: Exclude<keyof SearchParams, 'asked'>
  reason:
    | 'badDate'
    | 'badOrder'
    | 'badPage'
    | 'badSlug'
    | 'missing'
    | 'notText'
    | 'noWord'
    | 'tooLong'
    | 'tooManyWords'
}

type Read = { fault: ParamFault } | { params: SearchParams }

/** Parameters as they come in an address: of a name that comes several times the first counts. */
export const readParams = (given: URLSearchParams): Read => {
  const q = (given.get('q') ?? '').trim()
  const words = keyWords(matchKey(q))
  const from = dayOf({ end: false, text: given.get('from') })
  const to = dayOf({ end: true, text: given.get('to') })
  const page = given.get('page') ?? '1'
  const faults: [boolean, ParamFault][] = [
    [q === '', { parameter: 'q', reason: 'missing' }],
    [q.length > longestQuery, { parameter: 'q', reason: 'tooLong' }],
    [!isText(q), { parameter: 'q', reason: 'notText' }],
    [words.length === 0, { parameter: 'q', reason: 'noWord' }],
    [words.length > mostWords, { parameter: 'q', reason: 'tooManyWords' }],
    [from === undefined, { parameter: 'from', reason: 'badDate' }],
    [to === undefined, { parameter: 'to', reason: 'badDate' }],
    [Boolean(from && to && from >= to), { parameter: 'to', reason: 'badOrder' }],
    [!isPage(page), { parameter: 'page', reason: 'badPage' }],
    ...(['tag', 'source'] as const).map((parameter): [boolean, ParamFault] => [
      !isSlug(given.get(parameter)),
      { parameter, reason: 'badSlug' },
    ]),
  ]
  const fault = faults.find(([isWrong]) => isWrong)?.[1]
  if (fault) return { fault }
  return {
    params: {
      asked: { from: given.get('from') || null, to: given.get('to') || null },
      from: from ?? null,
      page: Number(page),
      q,
      source: given.get('source') || null,
      tag: given.get('tag') || null,
      to: to ?? null,
    },
  }
}

const isPage = (text: string): boolean =>
  /^[1-9][0-9]{0,2}$/.test(text) && Number(text) <= mostPages

/** Whether Postgres can hold it: it takes neither NUL nor half a pair. */
export const isText = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text)

const isSlug = (text: null | string): boolean =>
  // eslint-disable-next-line no-control-regex -- Postgres takes neither NUL nor half a pair
  text === null || (text.length <= 200 && !/[\0-\x1F\p{Surrogate}]/u.test(text))

/** A year, a month or a day; the instant at which it begins, or at which it has ended. */
const dayOf = ({ end, text }: { end: boolean; text: null | string }): null | string | undefined => {
  if (text === null || text === '') return null
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (!year) return undefined
  const start = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  const whole = new Date(start).toISOString().slice(0, text.length)
  if (whole !== text) return undefined
  if (!end) return new Date(start).toISOString()
  const after = new Date(start)
  if (day) after.setUTCDate(after.getUTCDate() + 1)
  else if (month) after.setUTCMonth(after.getUTCMonth() + 1)
  else after.setUTCFullYear(after.getUTCFullYear() + 1)
  return after.toISOString()
}
