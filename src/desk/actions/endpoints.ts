import type { Endpoint } from 'payload'
import { addDataAndFileToRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { translate } from '../../translations/label.ts'
import { actOn, actorOf, refusalOf } from './actOn.ts'
import { checklist } from './checklist.ts'
import { offers } from './decide.ts'
import { findArticle } from './findArticle.ts'
import { refuse } from './refusal.ts'
import { isActionName } from './table.ts'

/**
 * Below the address of the articles: `POST /:id/actions/:action` takes an action, with what it takes as a
 * JSON object; `GET /:id/actions` says which there are now, what they take, and why one would be refused.
 */
export const actionEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  {
    handler: async (req) => {
      await addDataAndFileToRequest(req)
      const { action, id } = req.routeParams ?? {}
      if (!isActionName(action)) throw refusalOf({ refusal: refuse('noAction'), req })
      const { article, update } = await actOn({
        action,
        article: idFrom(id, req),
        input: req.data,
        overrideAccess: false,
        req,
        slugs,
      })
      return Response.json({ doc: article, update })
    },
    method: 'post',
    path: '/:id/actions/:action',
  },
  {
    handler: async (req) => {
      const role = actorOf({ overrideAccess: false, req, slugs })
      if (role === null) throw refusalOf({ refusal: refuse('forbidden'), req })
      const now = Date.now()
      const id = idFrom(req.routeParams?.['id'], req)
      const found = await findArticle({ id, now, req, slugs })
      if (!found) throw refusalOf({ refusal: refuse('noArticle'), req })
      const { facts, newest } = found
      const actions = offers({ facts, now, role }).map(({ name, refused, takes }) => ({
        label: translate({ key: `action:${name}`, t: req.t }),
        name,
        refused: refused && refusalOf({ refusal: refused, req }).message,
        takes,
      }))
      const points = checklist(facts).map((checked) => ({
        ...checked,
        label: translate({ key: `checklist:${checked.point}`, t: req.t }),
      }))
      return Response.json({ actions, checklist: points, seen: newest.updatedAt })
    },
    method: 'get',
    path: '/:id/actions',
  },
]

type Request = Parameters<Endpoint['handler']>[0]

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const idFrom = (value: unknown, req: Request): string => {
  if (typeof value !== 'string' || !uuid.test(value)) {
    throw refusalOf({ refusal: refuse('badId'), req })
  }
  return value.toLowerCase()
}
