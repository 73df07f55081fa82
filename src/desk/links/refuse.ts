import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'

type Reason = keyof (typeof en)['linkRefusal']

/** Why something about a link is refused, and how HTTP calls that. */
const statuses: Record<Reason, number> = {
  badArticle: 400,
  badId: 400,
  forbidden: 403,
  isOpen: 409,
  isOwn: 409,
  noArticle: 404,
  noLink: 404,
  notOpen: 409,
  takenOut: 409,
  tooManyDismissed: 409,
}

/** The error that says so in the language of whoever asked, with the status of the answer. */
export const refusal = ({ reason, req }: { reason: Reason; req: PayloadRequest }): APIError =>
  new APIError(
    translate({ key: `linkRefusal:${reason}`, t: req.t }),
    statuses[reason],
    { reason },
    true,
  )

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * An id as the database takes it.
 *
 * @throws APIError 400 for anything else, with the sentence of `reason`
 */
export const idFrom = ({
  reason,
  req,
  value,
}: {
  reason: 'badArticle' | 'badId'
  req: PayloadRequest
  value: unknown
}): string => {
  if (typeof value !== 'string' || !uuid.test(value)) throw refusal({ reason, req })
  return value.toLowerCase()
}
