import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import type { Slugs } from '../../../../collections/slugs.ts'
import { heedsSelect } from '../../../access/heedsSelect.ts'
import type { AccessRules } from '../../../access/rules.ts'
import { matchKey } from '../../../text/matchKey.ts'
import { findForStaff } from './findForStaff.ts'

type Args = { rules: AccessRules; slugs: Slugs }

/**
 * Has the articles' list of the admin panel, and whatever else lets staff look for an article by its
 * headline, search as readers do: folded and stemmed, in the texts of what is public and in the headlines
 * of all. Payload asks for `{ headline: { like: … } }` there, which reads every row and takes إ for another
 * letter than ا; the condition becomes one on the ids that were found. `contains` stays what it is.
 */
export const searchLists = ({ rules, slugs }: Args): CollectionBeforeOperationHook =>
  heedsSelect<CollectionBeforeOperationHook>(async ({ args, operation, req }) => {
    if (!searches.has(operation) || !rules.isStaff(req)) return args
    const { where } = args as { where?: Where }
    if (!where) return args
    return { ...args, where: await rewritten({ depth: 0, req, slugs, where }) }
  })

/** Bulk changes too: they are made of what a list shows. */
const searches: ReadonlySet<string> = new Set(['count', 'delete', 'read', 'update'])

/** Deepest nesting of conditions that is looked into. */
const maxDepth = 8

const rewritten = async ({
  depth,
  req,
  slugs,
  where,
}: {
  depth: number
  req: PayloadRequest
  slugs: Slugs
  where: Where
}): Promise<Where> => {
  if (depth > maxDepth) return where
  const entries = await Promise.all(
    Object.entries(where).map(async ([name, value]): Promise<[string, unknown]> => {
      if (Array.isArray(value)) {
        const inner = value.map((one) => rewritten({ depth: depth + 1, req, slugs, where: one }))
        return [name, await Promise.all(inner)]
      }
      const text = name === 'headline' ? likeOf(value) : null
      return text === null
        ? [name, value]
        : ['id', { in: await findForStaff({ req, slugs, text }) }]
    }),
  )
  return Object.fromEntries(entries) as Where
}

/** The text of a condition that asks for nothing but likeness to it; null for any other. */
const likeOf = (condition: unknown): null | string => {
  if (typeof condition !== 'object' || condition === null) return null
  const { like, ...more } = condition as { like?: unknown }
  const isOnly = Object.keys(more).length === 0 && typeof like === 'string'
  return isOnly && matchKey(like) !== '' ? like : null
}
