import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import { may } from '../../access/roles.ts'
import type { AccessRules } from '../../access/rules.ts'
import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'

type Reason = keyof (typeof en)['importRefusal']

/** Why something about a run is refused, and how HTTP calls that. */
const statuses: Record<Reason, number> = {
  badBody: 400,
  badForm: 400,
  badFormat: 400,
  badId: 400,
  badName: 400,
  diskFull: 507,
  fileTooLarge: 413,
  forbidden: 403,
  isActive: 409,
  isDone: 409,
  isDryRun: 409,
  isRolledBack: 409,
  longName: 400,
  noFile: 400,
  noPath: 400,
  noReport: 404,
  noRun: 404,
  noUpload: 404,
  notActive: 409,
  notAsked: 409,
  nothingFailed: 409,
  sameName: 400,
  tooManyFiles: 413,
  uploadTooLarge: 413,
}

/** The error that says so in the language of whoever asked, with the status of the answer. */
export const refusal = ({
  reason,
  req,
  values,
}: {
  reason: Reason
  req: PayloadRequest
  values?: Readonly<Record<string, string>>
}): APIError =>
  new APIError(
    translate({ key: `importRefusal:${reason}`, t: req.t, ...(values ? { values } : {}) }),
    statuses[reason],
    { reason },
    true,
  )

/**
 * Imports are for administrators: what they read is on the server's own disk, and what they write is the
 * whole archive.
 *
 * @throws APIError 403
 */
export const refuseOthers = ({
  req,
  rules,
}: {
  req: PayloadRequest
  rules: Pick<AccessRules, 'can'>
}): void => {
  if (!rules.can({ allowed: may.administer, req })) throw refusal({ reason: 'forbidden', req })
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * An id as the database and the disk take it.
 *
 * @throws APIError 400 for anything else
 */
export const idFrom = ({
  reason = 'badId',
  req,
  value,
}: {
  reason?: 'badBody' | 'badId'
  req: PayloadRequest
  value: unknown
}): string => {
  if (typeof value !== 'string' || !uuid.test(value)) throw refusal({ reason, req })
  return value.toLowerCase()
}
