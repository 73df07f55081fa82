import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { APIError } from 'payload'

import { actOf } from '../../../collections/articles/act.ts'
import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { heedsSelect } from '../../access/heedsSelect.ts'
import type { TranslationKey } from '../../translations/label.ts'
import { translate } from '../../translations/label.ts'
import { hasColleagueSince, isOthersAutosave, queueSaves } from './findSaves.ts'
import { judgeSave } from './judgeSave.ts'
import { keepOthersWork } from './keepOthersWork.ts'
import { noteSeen, seenIn } from './seenState.ts'

type UpdateArgs = {
  autosave?: boolean
  data?: { updatedAt?: unknown }
  draft?: boolean
  id?: unknown
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Notes which state of an article a person's save began from: its `updatedAt`, as it was read, which
 * Payload's form sends back by itself. A save that sends none is written over whatever is there, as users
 * of Payload's API expect. Saves of one article that send it are taken one after the other, and an autosave
 * leaves a colleague's autosave where it is.
 *
 * @throws APIError 400 where the moment cannot be read
 */
export const noteSave = ({ slugs }: { slugs: Slugs }): CollectionBeforeOperationHook =>
  heedsSelect<CollectionBeforeOperationHook>(async ({ args, context, operation, req }) => {
    if (operation !== 'update') return args
    const { autosave, data, id } = args as UpdateArgs
    const sent = req.user ? data?.updatedAt : undefined
    const seen = sent === undefined || sent === null || sent === '' ? null : momentOf(sent)
    noteSeen({ context, seen })
    if (Number.isNaN(seen)) throw refusal({ key: 'saves:badMoment', req, status: 400 })
    if (!req.user || typeof id !== 'string' || !uuid.test(id)) return args
    if (seen !== null) await queueSaves({ id, req, slugs })
    const isKept =
      autosave && (await isOthersAutosave({ id, me: meIn({ req, slugs }), req, slugs }))
    return isKept ? { ...args, autosave: false } : args
  })

/**
 * Refuses a person's save of what a colleague has written since, and merges it with what the house has
 * changed since: an import, a merge of names, the schedule.
 *
 * @throws APIError 409 with a sentence that says what to do; nothing is changed then
 */
export const refuseStaleSave =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeValidateHook =>
  async ({ context, data, originalDoc, req }) => {
    const seen = seenIn(context)
    const id: unknown = originalDoc?.id
    if (!req.user || seen === null || typeof id !== 'string' || !data) return data
    if (actOf({ context, id })) return data
    const me = meIn({ req, slugs })
    const newest = {
      editedAt: timeOf(originalDoc?.editedAt),
      editedBy: idOf(originalDoc?.editedBy),
      updatedAt: timeOf(originalDoc?.updatedAt) ?? 0,
    }
    const isOwn = newest.editedBy === me && seen < newest.updatedAt
    const colleagueSince = isOwn && (await hasColleagueSince({ id, me, req, seen, slugs }))
    const judged = judgeSave({ colleagueSince, me, newest, seen })
    if (judged === 'take') return data
    const base = judged === 'merge' ? await stateAt({ id, req, seen, slugs }) : null
    if (base) return keepOthersWork({ base, newest: originalDoc ?? {}, sent: data })
    throw await staleRefusal({ editedBy: newest.editedBy, req, slugs })
  }

const momentOf = (value: unknown): number =>
  typeof value === 'string' || value instanceof Date ? new Date(value).getTime() : Number.NaN

const timeOf = (value: unknown): null | number => {
  const time = momentOf(value)
  return Number.isNaN(time) ? null : time
}

const meIn = ({ req: { user }, slugs }: { req: PayloadRequest; slugs: Slugs }): null | string =>
  user?.collection === slugs.users ? idOf(user) : null

/** An article as it stood at a moment, in milliseconds since 1970; null where no version tells. */
const stateAt = async ({
  id,
  req,
  seen,
  slugs,
}: {
  id: string
  req: PayloadRequest
  seen: number
  slugs: Slugs
}): Promise<null | Record<string, unknown>> => {
  const { docs } = await req.payload.findVersions({
    collection: slugs.articles,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    showHiddenFields: true,
    where: {
      and: [
        { parent: { equals: id } },
        { 'version.updatedAt': { equals: new Date(seen).toISOString() } },
      ],
    },
  })
  return (docs[0]?.version ?? null) as null | Record<string, unknown>
}

const staleRefusal = async ({
  editedBy,
  req,
  slugs,
}: {
  editedBy: null | string
  req: PayloadRequest
  slugs: Slugs
}): Promise<APIError> => {
  const who =
    editedBy === null || editedBy === meIn({ req, slugs })
      ? null
      : await req.payload.findByID({
          collection: slugs.users,
          depth: 0,
          disableErrors: true,
          id: editedBy,
          overrideAccess: true,
          req,
        })
  return who
    ? refusal({ key: 'saves:staleBy', req, status: 409, values: { who: who.name ?? who.email } })
    : refusal({ key: 'saves:stale', req, status: 409 })
}

const refusal = ({
  key,
  req,
  status,
  values = {},
}: {
  key: TranslationKey
  req: PayloadRequest
  status: number
  values?: Record<string, string>
}): APIError =>
  new APIError(translate({ key, t: req.t, values }), status, { reason: key.split(':')[1] }, true)
