import type { CollectionBeforeChangeHook } from 'payload'
import { APIError } from 'payload'

import type { TranslationKey } from '../../../src/translations/label.ts'
import { translate } from '../../../src/translations/label.ts'
import { actOf } from '../act.ts'
import { savesDraft } from './noteDraftSave.ts'

/**
 * Lets nobody change what readers see, or the text that a schedule is going to send out, by saving: that
 * is an action, which has its guards and its row in the issue log. Drafts may be saved beside it, but not
 * to put it in the trash, which takes it from readers as well. The house itself, which acts without a user,
 * publishes what it imports.
 *
 * @throws APIError with status 409 and a sentence in the user's language
 */
export const guardPublishing: CollectionBeforeChangeHook = ({
  context,
  data,
  originalDoc,
  req,
}) => {
  if (!req.user || actOf({ context, id: originalDoc?.id })) return data
  const trashes = Boolean(data.deletedAt) && !originalDoc?.deletedAt
  const isDraft = savesDraft(context) && data._status !== 'published'
  const reason = trashes
    ? reasonToKeep[String(originalDoc?.stage)]
    : isDraft
      ? null
      : (reasonOf({ isOut: isOut(originalDoc), publishes: data._status === 'published' }) ??
        (originalDoc?.stage === 'scheduled' ? 'articles:isScheduled' : null))
  if (!reason) return data
  throw new APIError(translate({ key: reason, t: req.t }), 409, null, true)
}

/** Why an article is not put in the trash, by where it stands. */
const reasonToKeep: Readonly<Record<string, TranslationKey | undefined>> = {
  archived: 'articles:killedStays',
  live: 'articles:withdrawFirst',
  scheduled: 'articles:unscheduleFirst',
}

const isOut = (article: { stage?: unknown } | undefined): boolean =>
  article?.stage === 'live' || article?.stage === 'archived'

const reasonOf = ({ isOut: isOutNow, publishes }: { isOut: boolean; publishes: boolean }) => {
  if (isOutNow) return 'articles:isOut' as const
  return publishes ? ('articles:publishByAction' as const) : null
}
