import { safeJson } from '../formats/text/json.ts'
import { wordsFor } from '../formats/words.ts'
import type { en } from '../../translations/en.ts'

export type RefusalReason = keyof (typeof en)['deliverRefusal']

/** Why something is not answered, how HTTP calls that, and the parameter to change. */
const refusals: Record<RefusalReason, { parameter?: string; status: number }> = {
  badCursor: { parameter: 'before', status: 400 },
  badFormat: { parameter: 'format', status: 400 },
  badId: { parameter: 'id', status: 400 },
  badLimit: { parameter: 'limit', status: 400 },
  badPage: { parameter: 'file', status: 400 },
  badSlug: { parameter: 'slug', status: 400 },
  badVersion: { parameter: 'version', status: 400 },
  failed: { status: 500 },
  noArticle: { status: 404 },
  noFile: { status: 404 },
  noName: { status: 404 },
  twice: { status: 400 },
}

/** Thrown wherever an answer ends before it begins; `refusalResponse` says it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly parameter: string | undefined
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, parameter?: string) {
    super(reason)
    this.reason = reason
    this.parameter = parameter ?? refusals[reason].parameter
  }
}

/** The refusal in the words of whoever asks, in the form of Payload's own errors. */
export const refusalResponse = ({
  language,
  refusal: { parameter, reason },
}: {
  language: string
  refusal: Refusal
}): Response => {
  const words = language.startsWith('ar') ? wordsFor('ar') : wordsFor('en')
  const data = { reason, ...(parameter ? { parameter } : {}) }
  return new Response(
    safeJson({ errors: [{ data, message: words.deliverRefusal[reason], name: 'Refusal' }] }),
    {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
      },
      status: refusals[reason].status,
    },
  )
}
