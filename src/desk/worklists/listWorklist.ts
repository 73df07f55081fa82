import { sessionOf } from '../../database/sessionOf.ts'
import { articleRows } from './rows/articleRows.ts'
import type { DeskArgs } from './context.ts'
import { roleFor, worklistContext } from './context.ts'
import type { WorklistName } from './names.ts'
import { rowsOf } from './names.ts'
import { idsOf } from './rowsFrom.ts'
import { worklists } from './table.ts'
import { tagRows } from './rows/tagRows.ts'
import type { WorklistPage } from './rows/types.ts'

type ListArgs = DeskArgs & {
  /** The id of the row after which the page begins. */
  after?: string | undefined
  /** Rows of a page, 100 at most. */
  limit?: number
  name: WorklistName
}

export const mostRows = 100

/**
 * A page of a worklist, in its order: for each row what an editor decides by, why it is in the list, and
 * what may be done to it. A constant number of statements, however many rows.
 *
 * @throws APIError 403
 */
export const listWorklist = async ({
  after,
  limit = 25,
  name,
  req,
  slugs,
}: ListArgs): Promise<WorklistPage> => {
  const role = await roleFor({ req, slugs })
  const most = Math.min(mostRows, Math.max(1, Math.trunc(limit)))
  const found = await findIds({ after, limit: most + 1, name, req, slugs })
  const ids = found.slice(0, most)
  const docs =
    rowsOf(name) === 'tags'
      ? await tagRows({ ids, req, slugs })
      : await articleRows({ ids, name, req, role, slugs })
  return { docs, hasMore: found.length > most, last: ids.at(-1) ?? null, name }
}

/**
 * The row of a list that comes after another one, whether or not that one still belongs there; null at the
 * end. Without `after` the first.
 *
 * @throws APIError 403
 */
export const nextInWorklist = async (
  args: Omit<ListArgs, 'limit'>,
): Promise<{ id: null | string }> => {
  await roleFor(args)
  const [id = null] = await findIds({ ...args, limit: 1 })
  return { id }
}

const findIds = async ({
  after,
  limit,
  name,
  req,
  slugs,
}: ListArgs & { limit: number }): Promise<string[]> => {
  const context = await worklistContext({ asksRights: name === 'rights', req, slugs })
  const session = await sessionOf(req)
  const { rows } = await session.execute<{ id: string }>(
    idsOf({ after, context, limit, list: worklists[name] }),
  )
  return rows.map(({ id }) => id)
}
