import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'

export type BulkRefusal = keyof (typeof en)['bulkRefusal']

/** The error that refuses a whole request, in the language of whoever asked; nothing is done then. */
export const refusal = ({
  reason,
  req,
  values = {},
}: {
  reason: BulkRefusal
  req: PayloadRequest
  values?: Readonly<Record<string, string>>
}): APIError =>
  new APIError(translate({ key: `bulkRefusal:${reason}`, t: req.t, values }), 400, { reason }, true)
