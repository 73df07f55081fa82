import type { Endpoint } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { originOf } from './originOf.ts'
import { refusal } from './refuse.ts'

/** Where an article came from, below its address. Staff may ask. */
export const originEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  {
    handler: async (req) => {
      const id = req.routeParams?.['id']
      if (typeof id !== 'string' || !uuid.test(id)) throw refusal({ reason: 'badId', req })
      return Response.json(await originOf({ article: id.toLowerCase(), req, slugs }))
    },
    method: 'get',
    path: '/:id/origin',
  },
]

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
