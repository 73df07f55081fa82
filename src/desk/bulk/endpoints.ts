import type { Endpoint } from 'payload'
import { addDataAndFileToRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { actorOf, refusalOf } from '../actions/actOn.ts'
import { refuse } from '../actions/refusal.ts'
import { isActionName } from '../actions/table.ts'
import { actOnMany } from './actOnMany.ts'
import { isRecord, readSelection } from './selectArticles.ts'

/**
 * `POST /actions/:action` below the address of the articles: takes an action on many, told by `ids` or by
 * `where`, with what it takes in `input`; answers 200 with what became of each. `seen`, by id the `updatedAt`
 * that whoever acts saw, keeps it from what changed since.
 */
export const bulkEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  {
    handler: async (req) => {
      if (actorOf({ overrideAccess: false, req, slugs }) === null) {
        throw refusalOf({ refusal: refuse('forbidden'), req })
      }
      await addDataAndFileToRequest(req)
      const { action } = req.routeParams ?? {}
      if (!isActionName(action)) throw refusalOf({ refusal: refuse('noAction'), req })
      const { input, seen } = isRecord(req.data) ? req.data : {}
      const results = await actOnMany({
        action,
        input,
        overrideAccess: false,
        req,
        ...(isRecord(seen) ? { seen } : {}),
        selection: readSelection({ given: req.data, req }),
        slugs,
      })
      return Response.json(results)
    },
    method: 'post',
    path: '/actions/:action',
  },
]
