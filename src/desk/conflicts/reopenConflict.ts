import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { transact } from '../../database/transact.ts'
import type { Article } from '../../payload-types.ts'
import { holdArticle } from '../actions/findArticle.ts'
import { keptOf } from '../origin/kept.ts'
import type { DecideArgs } from './decideConflict.ts'
import type { DecidedConflict, TakenConflict } from './decidedConflicts.ts'
import { decidedConflicts, takenIn } from './decidedConflicts.ts'
import { conflictsIn, findChangeable, holdDocument, isSame } from './held.ts'
import type { ConflictField } from './openConflicts.ts'
import { openConflicts } from './openConflicts.ts'
import { refusal } from './refuse.ts'

/**
 * Takes a decision about a conflict back, in one transaction: it waits again, and the article has its own
 * value again where the document's was taken. Not where either was changed since.
 *
 * @returns the article as its newest draft then is, and the fields that wait
 * @throws APIError 403, 404 or 409, in the language of `req`; nothing is changed then
 */
export const reopenConflict = (
  args: Omit<DecideArgs, 'keep'>,
): Promise<{ article: Article; open: ConflictField[] }> =>
  transact({
    req: args.req,
    work: async () => {
      const { article: id, field, req, slugs } = args
      await holdArticle({ id, req, slugs })
      const found = await findChangeable(args)
      const document = await holdDocument({ id: idOf(found.document), req, slugs })
      const parse = document?.parse ?? null
      const decided = decidedConflicts({ article: found, parse }).find((one) => one.field === field)
      if (!document || !decided) throw refusal({ reason: 'noDecision', req })
      const article =
        decided.keep === 'theirs'
          ? await giveBack({ conflict: decided.conflict, field, id, req, slugs })
          : found
      const reopened = withConflict({ decided, parse: document.parse })
      await req.payload.db.updateOne({
        collection: slugs.documents,
        data: { parse: reopened },
        id: document.id,
        req,
        returning: false,
      })
      const open = openConflicts({ article, conflicts: conflictsIn(reopened) })
      return { article, open: open.map((one) => one.field) }
    },
  })

/** Fields that a conflict is about, as an article has them. */
const fieldsOf: Readonly<Record<ConflictField, readonly (keyof Article)[]>> = {
  body: ['body'],
  headline: ['headline'],
  originalAuthor: ['originalAuthor'],
  originalPublishedAt: ['originalDatePrecision', 'originalPublishedAt'],
  originalUrl: ['originalUrl'],
  source: ['source'],
}

/** What the article said before, from the version that was noted then. */
const giveBack = async ({
  conflict: { before },
  field,
  id,
  req,
  slugs,
}: {
  conflict: TakenConflict
  field: ConflictField
  id: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<Article> => {
  const { docs } = await req.payload.findVersions({
    collection: slugs.articles,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    where: { and: [{ id: { equals: before } }, { parent: { equals: id } }] },
  })
  const stood = docs[0]?.version as Partial<Article> | undefined
  // Of old versions only so many are kept.
  if (!stood) throw refusal({ reason: 'noDecision', req })
  return req.payload.update({
    collection: slugs.articles,
    data: Object.fromEntries(fieldsOf[field].map((name) => [name, stood[name] ?? null])),
    depth: 0,
    draft: true,
    id,
    overrideAccess: true,
    req,
  })
}

/** The document's notes as they were before the decision. */
const withConflict = ({
  decided: { conflict, keep },
  parse,
}: {
  decided: DecidedConflict
  parse: object
}): object => {
  const { article, base, field, imported, value } = conflict
  const others = conflictsIn(parse).filter((one) => !isSame(one, conflict))
  const reopened = {
    ...parse,
    conflicts: [...others, { article, base, field, imported, value }],
  }
  if (keep === 'mine') return reopened
  return {
    ...reopened,
    taken: takenIn(parse).filter((one) => !isSame(one, conflict)),
    written: keptOf(parse).written.map((one) =>
      one.id === article && one.written
        ? { ...one, written: { ...one.written, [field]: base } }
        : one,
    ),
  }
}
