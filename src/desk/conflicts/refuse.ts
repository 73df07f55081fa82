import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'

type Reason = keyof (typeof en)['conflictRefusal']

const statuses: Record<Reason, number> = {
  badId: 400,
  badKeep: 400,
  forbidden: 403,
  noArticle: 404,
  noConflict: 404,
  noDecision: 409,
  unread: 409,
}

/** The error that says why a conflict stays as it is, in the language of whoever asked. */
export const refusal = ({ reason, req }: { reason: Reason; req: PayloadRequest }): APIError =>
  new APIError(
    translate({ key: `conflictRefusal:${reason}`, t: req.t }),
    statuses[reason],
    { reason },
    true,
  )
