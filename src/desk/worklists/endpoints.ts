import type { Endpoint, PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { translate } from '../../translations/label.ts'
import { countWorklists } from './countWorklists.ts'
import type { DeskArgs } from './context.ts'
import { listWorklist, mostRows, nextInWorklist } from './listWorklist.ts'
import type { WorklistName } from './names.ts'
import { isWorklistName } from './names.ts'
import { refusal } from './refuse.ts'

/**
 * The lists that the desk works through, below the address of the articles, for the staff:
 *
 * - `GET /worklists`: how many rows each has
 * - `GET /worklists/:name?after=ID&limit=25`: a page of one
 * - `GET /worklists/:name/next?after=ID`: the id of the row that comes after one, null at the end
 */
export const worklistEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] =>
  Object.entries(answers).map(([path, answer]) => ({
    handler: async (req) => Response.json(await answer({ req, slugs })),
    method: 'get',
    path,
  }))

const answers: Record<string, (args: DeskArgs) => Promise<object>> = {
  '/worklists': async (args) => {
    const counts = await countWorklists(args)
    const { t } = args.req
    return {
      docs: counts.map((count) => ({
        ...count,
        label: translate({ key: `worklist:${count.name}`, t }),
      })),
    }
  },
  '/worklists/:name': (args) =>
    listWorklist({ ...args, ...pageIn(args.req), name: nameIn(args.req) }),
  '/worklists/:name/next': (args) =>
    nextInWorklist({ ...args, after: idIn(args.req), name: nameIn(args.req) }),
}

const nameIn = (req: PayloadRequest): WorklistName => {
  const name = req.routeParams?.['name']
  if (!isWorklistName(name)) throw refusal({ reason: 'noList', req })
  return name
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const idIn = (req: PayloadRequest): string | undefined => {
  const after = req.searchParams.get('after')
  if (after === null) return undefined
  if (!uuid.test(after)) throw refusal({ reason: 'badId', req })
  return after.toLowerCase()
}

const pageIn = (req: PayloadRequest): { after?: string | undefined; limit?: number } => {
  const given = req.searchParams.get('limit')
  if (given === null) return { after: idIn(req) }
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostRows) {
    throw refusal({ reason: 'badLimit', req })
  }
  return { after: idIn(req), limit }
}
