import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'
import type { MergeArgs } from './kinds.ts'

export type MergeRefusal = keyof (typeof en)['mergeRefusal']

/** Why something about a merge is refused, and how HTTP calls that. */
const statuses: Record<MergeRefusal, number> = {
  badBody: 400,
  badId: 400,
  busy: 409,
  forbidden: 403,
  gone: 409,
  intoItself: 409,
  intoMerged: 409,
  intoNoise: 409,
  isMerged: 409,
  noMerge: 404,
  noName: 404,
  notDone: 409,
  notLast: 409,
  tooManyAliases: 409,
  tooOld: 409,
}

/** The error that says so in the language of whoever asked, with the status of the answer. */
export const refusal = ({ reason, req }: { reason: MergeRefusal; req: PayloadRequest }): APIError =>
  new APIError(sentence({ reason, req }), statuses[reason], { reason }, true)

/** The sentence alone, for what is told before anybody tries. */
export const sentence = ({ reason, req }: { reason: MergeRefusal; req: PayloadRequest }): string =>
  translate({ key: `mergeRefusal:${reason}`, t: req.t })

/**
 * Whoever may change such names may merge them, by the collection's own rule or a host's.
 *
 * @throws APIError 403
 */
export const refuseStrangers = async ({
  of,
  overrideAccess,
  req,
  slugs,
}: MergeArgs): Promise<void> => {
  if (overrideAccess) return
  const allowed = await req.payload.collections[slugs[of]].config.access.update({ req })
  // A rule that lets some names through only is no leave to change what stands under others.
  if (allowed !== true) throw refusal({ reason: 'forbidden', req })
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * An id as the database takes it.
 *
 * @throws APIError 400 for anything else
 */
export const idFrom = ({
  reason,
  req,
  value,
}: {
  reason: 'badBody' | 'badId'
  req: PayloadRequest
  value: unknown
}): string => {
  if (typeof value !== 'string' || !uuid.test(value)) throw refusal({ reason, req })
  return value.toLowerCase()
}
