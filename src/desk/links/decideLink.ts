import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../database/sessionOf.ts'
import { transact } from '../../database/transact.ts'
import type { DeskArgs, DeskLink } from './openLinks.ts'
import { findLink } from './openLinks.ts'
import { refusal } from './refuse.ts'

type LinkArgs = DeskArgs & { link: string }
type DecideArgs = LinkArgs & { article: string }

/** More than these nobody dismisses by hand. */
const mostDismissed = 200

/**
 * Points an open title at an article, one that was suggested or another. It is noted that a person decided:
 * no import, headline or rollback of a run changes it, until it is reopened or the article is deleted for
 * good.
 *
 * @param args.article id of the article
 * @param args.link id of the link
 * @returns the link as it is now
 * @throws APIError 403, 404 or 409, in the language of `req`; nothing is changed then
 */
export const acceptSuggestion = ({ article, ...args }: DecideArgs): Promise<DeskLink> =>
  decide({
    ...args,
    change: async (link) => {
      if (link.state !== 'unresolved') throw refusal({ ...args, reason: 'notOpen' })
      if (link.from === article) throw refusal({ ...args, reason: 'isOwn' })
      const isOut = await isTakenOut({ ...args, article })
      if (isOut) throw refusal({ ...args, reason: 'takenOut' })
      return {
        decidedAt: new Date().toISOString(),
        dismissed: link.dismissed.filter((id) => id !== article),
        state: 'resolved',
        to: article,
      }
    },
  })

/**
 * Notes that an open title does not mean an article, so that this one is not suggested for it again. Doing
 * so twice is doing so once.
 *
 * @throws APIError as `acceptSuggestion` does
 */
export const dismissSuggestion = ({ article, ...args }: DecideArgs): Promise<DeskLink> =>
  decide({
    ...args,
    change: async (link) => {
      if (link.state !== 'unresolved') throw refusal({ ...args, reason: 'notOpen' })
      if (link.dismissed.includes(article)) return null
      if (link.from === article) throw refusal({ ...args, reason: 'isOwn' })
      await isTakenOut({ ...args, article })
      if (link.dismissed.length >= mostDismissed) {
        throw refusal({ ...args, reason: 'tooManyDismissed' })
      }
      return { dismissed: [...link.dismissed, article] }
    },
  })

/**
 * Undoes what a person decided about a title: it waits for its article again, and leads to the one that its
 * words mean, if there is one. What was dismissed stays dismissed then. Of a title that nobody pointed
 * anywhere, it is what was dismissed that is undone: it may be suggested again.
 *
 * @throws APIError 403, 404, or 409 where nothing was decided
 */
export const reopenLink = (args: LinkArgs): Promise<DeskLink> =>
  decide({
    ...args,
    change: (link) => {
      if (link.decidedAt !== null && link.to !== null) {
        // The binder's hook finds what the title means, as it does when a title is written.
        return Promise.resolve({ decidedAt: null, state: 'unresolved', to: null })
      }
      if (link.state !== 'unresolved' || link.dismissed.length === 0) {
        throw refusal({ ...args, reason: 'isOpen' })
      }
      return Promise.resolve({ dismissed: [] })
    },
  })

type Change = Partial<Pick<DeskLink, 'decidedAt' | 'dismissed' | 'state' | 'to'>>

/** One at a time: whoever comes second to a link sees what the first decided. */
const decide = ({
  change,
  link: id,
  ...args
}: LinkArgs & { change: (link: DeskLink) => Promise<Change | null> }): Promise<DeskLink> =>
  transact({
    req: args.req,
    work: async () => {
      const { req, slugs } = args
      const session = await sessionOf(req)
      const table = sql.identifier(slugs.relatedLinks.replaceAll('-', '_'))
      await session.execute(sql`SELECT FROM ${table} WHERE id = ${id}::uuid FOR UPDATE`)
      const data = await change(await findLink({ ...args, id }))
      if (data) {
        await req.payload.update({
          collection: slugs.relatedLinks,
          data,
          depth: 0,
          id,
          overrideAccess: true,
          req,
        })
      }
      return findLink({ ...args, id })
    },
  })

/**
 * Whether the desk took an article out, so that no title could lead to it.
 *
 * @throws APIError 404 where there is none that the user of `req` may read
 */
const isTakenOut = async ({
  article: id,
  overrideAccess,
  req,
  slugs,
}: DeskArgs & { article: string }): Promise<boolean> => {
  const article = await req.payload.findByID({
    collection: slugs.articles,
    depth: 0,
    disableErrors: true,
    id,
    joins: false,
    overrideAccess,
    req,
    select: { deletedAt: true, pubStatus: true, stage: true },
    trash: true,
  })
  if (!article) throw refusal({ reason: 'noArticle', req })
  const { deletedAt, pubStatus, stage } = article
  return Boolean(deletedAt) || stage === 'rejected' || pubStatus === 'canceled'
}
