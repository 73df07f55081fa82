import type { PayloadRequest } from 'payload'

import type { AccessRules } from '../../../access/rules.ts'
import type { Slugs } from '../../../../collections/slugs.ts'
import { idFrom, refusal } from '../refuse.ts'
import { readRow } from '../rows.ts'
import type { ImportSettings } from '../settings.ts'
import type { RunRow } from '../types.ts'

/** What every answer about imports is made with. */
export type AskedArgs = {
  req: PayloadRequest
  rules: Pick<AccessRules, 'can'>
  settings: ImportSettings
  slugs: Slugs
}

/**
 * The run that a request names in its address.
 *
 * @throws APIError when there is none
 */
export const rowIn = async ({ req, slugs }: AskedArgs): Promise<RunRow> => {
  const id = idFrom({ req, value: req.routeParams?.['id'] })
  const row = await readRow({ id, payload: req.payload, slugs })
  if (!row) throw refusal({ reason: 'noRun', req })
  return row
}
