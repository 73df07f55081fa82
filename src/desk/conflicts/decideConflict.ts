import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { transact } from '../../database/transact.ts'
import type { Article } from '../../payload-types.ts'
import { holdArticle } from '../actions/findArticle.ts'
import { keptOf } from '../origin/kept.ts'
import type { Held } from './held.ts'
import { conflictsIn, findChangeable, holdDocument, isSame } from './held.ts'
import type { ConflictField, OpenConflict } from './openConflicts.ts'
import { openConflicts } from './openConflicts.ts'
import { refusal } from './refuse.ts'
import { takenIn } from './decidedConflicts.ts'
import { takenValue } from './takenValue.ts'

export type Keep = 'mine' | 'theirs'

export type DecideArgs = {
  /** Its id. */
  article: string
  field: ConflictField
  /** `mine`: the article stays as it is; `theirs`: it is given what the document says. */
  keep: Keep
  /** True asks nobody's leave, as Payload's Local API does for the house itself. */
  overrideAccess: boolean
  req: PayloadRequest
  slugs: Slugs
}

/**
 * Decides one conflict of an import, in one transaction: what was decided is no question of a later import
 * of the same value, and what a later edition says is compared with it. The document's value comes as a
 * draft, also beside what is out: that it goes out is an action of its own.
 *
 * @returns the article as its newest draft then is, and the fields that still wait
 * @throws APIError 403, 404 or 409, in the language of `req`; nothing is changed then
 */
export const decideConflict = (
  args: DecideArgs,
): Promise<{ article: Article; open: ConflictField[] }> =>
  transact({
    req: args.req,
    work: async () => {
      const { article: id, field, keep, req, slugs } = args
      await holdArticle({ id, req, slugs })
      const article = await findChangeable(args)
      const document = await holdDocument({ id: idOf(article.document), req, slugs })
      const open = document && openConflicts({ article, conflicts: conflictsIn(document.parse) })
      const conflict = open?.find((one) => one.field === field)
      if (!document || !open || !conflict) throw refusal({ reason: 'noConflict', req })
      const before = keep === 'theirs' ? await newestVersion({ id, req, slugs }) : null
      const decided = keep === 'theirs' ? await take({ ...args, conflict, document }) : article
      const settle = keep === 'theirs' ? withoutConflict : withDecision
      await req.payload.db.updateOne({
        collection: slugs.documents,
        data: { parse: settle({ before, conflict, parse: document.parse }) },
        id: document.id,
        req,
        returning: false,
      })
      return { article: decided, open: open.flatMap((one) => (one === conflict ? [] : one.field)) }
    },
  })

const take = async ({
  article: id,
  conflict: { field, value },
  document: { parse, rawText },
  req,
  slugs,
}: DecideArgs & { conflict: OpenConflict; document: Held }): Promise<Article> => {
  const place = keptOf(parse).written.find((one) => one.id === id) ?? { index: 0, part: 'main' }
  const data = takenValue({ field, place, rawText, value })
  const isThere =
    field !== 'source' || value === null || (await hasSource({ id: value, req, slugs }))
  if (!data || !isThere) throw refusal({ reason: 'unread', req })
  return req.payload.update({
    collection: slugs.articles,
    data,
    depth: 0,
    draft: true,
    id,
    overrideAccess: true,
    req,
  })
}

const hasSource = async ({
  id,
  req,
  slugs,
}: Pick<DecideArgs, 'req' | 'slugs'> & { id: string }): Promise<boolean> => {
  const { totalDocs } = await req.payload.count({
    collection: slugs.sources,
    overrideAccess: true,
    req,
    where: { id: { equals: id } },
  })
  return totalDocs > 0
}

/** Of the text as it is before a decision: there it can be found again. */
const newestVersion = async ({
  id,
  req,
  slugs,
}: Pick<DecideArgs, 'req' | 'slugs'> & { id: string }): Promise<null | string> => {
  const { docs } = await req.payload.findVersions({
    collection: slugs.articles,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    select: { createdAt: true },
    sort: '-createdAt',
    where: { and: [{ latest: { equals: true } }, { parent: { equals: id } }] },
  })
  return docs[0]?.id ?? null
}

type Settled = { before: null | string; conflict: OpenConflict; parse: object }

/** The editor's value stays: the next import finds that noted, and goes on from the document's value. */
const withDecision = ({ conflict, parse }: Settled): object => ({
  ...parse,
  conflicts: conflictsIn(parse).map((one) =>
    isSame(one, conflict) ? { ...one, decided: 'mine' } : one,
  ),
})

/**
 * Both agree now, and what the document said is what the next import starts from. What is needed to take that
 * back is kept until the document is written anew.
 */
const withoutConflict = ({ before, conflict, parse }: Settled): object => ({
  ...parse,
  conflicts: conflictsIn(parse).filter((one) => !isSame(one, conflict)),
  taken: [...takenIn(parse).filter((one) => !isSame(one, conflict)), { ...conflict, before }],
  written: keptOf(parse).written.map((one) =>
    one.id === conflict.article && one.written
      ? { ...one, written: { ...one.written, [conflict.field]: conflict.value } }
      : one,
  ),
})
