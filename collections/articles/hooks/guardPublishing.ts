import type { CollectionBeforeChangeHook } from 'payload'
import { APIError } from 'payload'

import type { AccessRules } from '../../../src/access/rules.ts'
import { may } from '../../../src/access/roles.ts'
import { translate } from '../../../src/translations/label.ts'
import { savesDraft } from './noteDraftSave.ts'

/**
 * Lets only those publish, or change what is published, who may. Update access answers by role
 * alone (a filter there would fall back to the published row), so the difference between saving a
 * draft and publishing is drawn here.
 *
 * @throws APIError with status 403 and a sentence in the user's language
 */
export const guardPublishing =
  ({ rules }: { rules: AccessRules }): CollectionBeforeChangeHook =>
  ({ context, data, originalDoc, req }) => {
    if (!req.user || savesDraft(context)) return data
    const touchesReaders = data._status === 'published' || Boolean(originalDoc?.firstPublishedAt)
    if (touchesReaders && !rules.can({ allowed: may.edit, req })) {
      throw new APIError(translate({ key: 'articles:mayNotPublish', t: req.t }), 403, null, true)
    }
    return data
  }
