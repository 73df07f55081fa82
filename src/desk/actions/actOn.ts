import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'

import { whileActing } from '../../../collections/articles/act.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { Role } from '../../access/roles.ts'
import { roleOf } from '../../access/roles.ts'
import { transact } from '../../database/transact.ts'
import type { Article } from '../../payload-types.ts'
import { translate } from '../../translations/label.ts'
import { written } from './articleText.ts'
import { createUpdate } from './createUpdate.ts'
import type { Decision } from './decide.ts'
import { decide } from './decide.ts'
import type { FoundArticle } from './findArticle.ts'
import { findArticle, holdArticle } from './findArticle.ts'
import type { Refusal } from './refusal.ts'
import { isRefusal, refuse, statusOf } from './refusal.ts'
import type { ActionName } from './table.ts'
import { actions } from './table.ts'

export type ActArgs = {
  action: ActionName
  /** Its id. */
  article: string
  /** What the action takes, see `ActionInput`; moments as ISO 8601. */
  input?: unknown
  /** Takes the text that is saved, not a newer draft beside it: what was scheduled goes out. */
  isPinned?: boolean
  /** True acts for the house itself, whoever `req` is of. */
  overrideAccess: boolean
  req: PayloadRequest
  slugs: Slugs
}

/** `update`: the article that an update began, where one did. */
export type Acted = { article: Article; update: Article | null }

/**
 * Acts on an article: what the table says, with its guards, in one transaction with its row in the issue
 * log. Actions on one article come one after the other.
 *
 * A draft that was saved beside what is out stays beside it, where the action does not issue it.
 *
 * @returns the article as it is then
 * @throws APIError 400, 403, 404 or 409 with a sentence in the language of `req`; nothing is changed then
 */
export const actOn = (args: ActArgs): Promise<Acted> =>
  transact({
    req: args.req,
    work: async () => {
      const { action: name, article: id, input, isPinned = false, req, slugs } = args
      const role = actorOf(args)
      if (role === null) throw refusalOf({ refusal: refuse('forbidden'), req })
      await holdArticle({ id, req, slugs })
      const now = Date.now()
      const issues = isPinned ? 'saved' : actions[name].text
      const found = await findArticle({ id, issues, now, req, slugs })
      if (!found) throw refusalOf({ refusal: refuse('noArticle'), req })
      const decision = decide({ facts: found.facts, input, name, now, role })
      if (isRefusal(decision)) throw refusalOf({ refusal: decision, req })
      if (isStale({ decision, found })) throw refusalOf({ refusal: refuse('stale'), req })
      return writeDown({ decision, found, isPinned, now, req, slugs })
    },
  })

export const actorOf = ({
  overrideAccess,
  req,
  slugs,
}: Pick<ActArgs, 'overrideAccess' | 'req' | 'slugs'>): 'house' | null | Role =>
  overrideAccess ? 'house' : roleOf({ req, usersSlug: slugs.users })

/** The error that tells a refusal in the language of whoever asked. */
export const refusalOf = ({
  refusal,
  req,
}: {
  refusal: Refusal
  req: PayloadRequest
}): APIError => {
  const { reason, values } = refusal
  const sentence = translate({ key: `actionRefusal:${reason}`, t: req.t, values })
  return new APIError(sentence, statusOf(refusal), { reason }, true)
}

const isStale = ({
  decision: { input },
  found: { newest },
}: {
  decision: Decision
  found: FoundArticle
}): boolean => input.seen !== undefined && input.seen !== Date.parse(newest.updatedAt)

const writeDown = async ({
  decision: { action, change, input },
  found: { facts, newest, saved },
  isPinned,
  now,
  req,
  slugs,
}: {
  decision: Decision
  found: FoundArticle
  isPinned: boolean
  now: number
  req: PayloadRequest
  slugs: Slugs
}): Promise<Acted> => {
  const { id } = saved
  const at = new Date(now).toISOString()
  const corrections = input.correction && [
    ...(saved.corrections ?? []),
    {
      ...input.correction,
      at,
      by: staffOf({ req, slugs }),
      issueNumber: facts.issueNumber + 1,
    },
  ]
  const update =
    action.log === 'update' ? await createUpdate({ original: saved, req, slugs }) : null
  const house = {
    _status: saved._status,
    ...change,
    // Whoever accepts a headline has written it, as far as anybody asks later.
    ...(change.headlineOrigin ? editedBy({ at, req, slugs }) : {}),
    ...(corrections ? { corrections } : {}),
    ...(update ? { supersededBy: update.id } : {}),
  }
  const { log: logged } = action
  const log = logged && {
    action: logged,
    note: input.note ?? null,
    reason: input.reason ?? null,
  }
  const save = (data: Partial<Article>, draft: boolean): Promise<Article> =>
    req.payload.update({
      collection: slugs.articles,
      data: data,
      depth: 0,
      draft,
      id,
      overrideAccess: true,
      req,
    })
  const keepsText = isPinned || action.text === 'saved'
  const text = keepsText ? written(saved) : {}
  const article = await whileActing({
    act: { article: id, change: house, log },
    req,
    work: () => save({ ...text, ...house }, false),
  })
  // The draft beside it comes back as whoever wrote it left it, and as nobody's new one.
  if (keepsText && facts.textChanged) {
    await whileActing({
      act: { article: id, change: {}, log: null },
      req,
      work: () => save(written(newest), true),
    })
  }
  return { article, update }
}

const editedBy = ({ at, ...args }: Pick<ActArgs, 'req' | 'slugs'> & { at: string }) => ({
  editedAt: at,
  editedBy: staffOf(args),
})

/** The id of whoever acts; null for the house itself. */
const staffOf = ({ req: { user }, slugs }: Pick<ActArgs, 'req' | 'slugs'>): null | string =>
  user?.collection === slugs.users ? user.id : null
