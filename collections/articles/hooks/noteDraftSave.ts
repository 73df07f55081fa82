import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

import { heedsSelect } from '../../../src/access/heedsSelect.ts'

/**
 * Remembers whether an operation saves a draft beside what readers see. Later hooks are not told:
 * both an autosave and an unpublication come to them with `_status: 'draft'`.
 */
export const noteDraftSave = heedsSelect<CollectionBeforeOperationHook>(
  ({ args, context, operation }) => {
    if (operation === 'create' || operation === 'update') {
      context[contextKey] = Boolean((args as { draft?: boolean }).draft)
    }
    return args
  },
)

/** True while a draft is being saved beside the published version. */
export const savesDraft = (context: RequestContext): boolean => context[contextKey] === true

const contextKey = 'nashraSavesDraft'
