import type { Endpoint } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { refusalOf } from '../actions/actOn.ts'
import { refuse } from '../actions/refusal.ts'
import { deskOf } from './deskOf.ts'

/** `GET /:id/desk` below the address of the articles, for the staff: an `ArticleDesk`. */
export const panelEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  {
    handler: async (req) => {
      const id = req.routeParams?.['id']
      if (typeof id !== 'string' || !uuid.test(id)) {
        throw refusalOf({ refusal: refuse('badId'), req })
      }
      return Response.json(await deskOf({ article: id.toLowerCase(), req, slugs }))
    },
    method: 'get',
    path: '/:id/desk',
  },
]

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
