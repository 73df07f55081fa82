import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'

type Reason = keyof (typeof en)['worklistRefusal']

const statuses: Record<Reason, number> = { badId: 400, badLimit: 400, forbidden: 403, noList: 404 }

/** The error that says why a list is not shown, in the language of whoever asked. */
export const refusal = ({ reason, req }: { reason: Reason; req: PayloadRequest }): APIError =>
  new APIError(
    translate({ key: `worklistRefusal:${reason}`, t: req.t }),
    statuses[reason],
    { reason },
    true,
  )
