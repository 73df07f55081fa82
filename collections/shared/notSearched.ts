import type { FieldAccess } from 'payload'

import { heedsSelect } from '../../src/access/heedsSelect.ts'
import type { AccessRules } from '../../src/access/rules.ts'

/**
 * For fields that readers get with a document and may not search or sort by: what they are shown is less
 * than what is stored, and a filter would tell the rest. Payload asks without a document where a query
 * names the field.
 */
export const notSearched = ({ rules }: { rules: AccessRules }): FieldAccess =>
  heedsSelect<FieldAccess>(({ doc, req }) => doc !== undefined || rules.isStaff(req))
