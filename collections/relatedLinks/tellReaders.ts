import type { CollectionAfterReadHook } from 'payload'

import type { AccessRules } from '../../src/access/rules.ts'

/** To readers a link whose article they may not see is a title only, as it was before it arrived. */
export const tellReaders =
  ({ rules }: { rules: AccessRules }): CollectionAfterReadHook =>
  ({ doc, overrideAccess, req }) =>
    !overrideAccess && !rules.isStaff(req) && doc.state === 'resolved' && !doc.to
      ? { ...doc, state: 'unresolved' }
      : doc
