import type { Endpoint, PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Keep } from './decideConflict.ts'
import { decideConflict } from './decideConflict.ts'
import type { ConflictField } from './openConflicts.ts'
import { isConflictField } from './openConflicts.ts'
import { refusal } from './refuse.ts'
import { reopenConflict } from './reopenConflict.ts'

/**
 * `POST /:id/conflicts/:field` with `{ keep: 'mine' | 'theirs' }`, below the address of the articles: whoever
 * may change an article decides what becomes of a field that its document and an editor changed
 * differently. `POST /:id/conflicts/:field/reopen` takes that back. Both answer `{ doc, open }`: the article,
 * and the fields that still wait.
 */
export const conflictEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  {
    handler: async (req) => {
      const { article: doc, open } = await decideConflict({
        ...placeIn(req),
        keep: await keepIn(req),
        overrideAccess: false,
        req,
        slugs,
      })
      return Response.json({ doc, open })
    },
    method: 'post',
    path: '/:id/conflicts/:field',
  },
  {
    handler: async (req) => {
      const asked = { ...placeIn(req), overrideAccess: false, req, slugs }
      const { article: doc, open } = await reopenConflict(asked)
      return Response.json({ doc, open })
    },
    method: 'post',
    path: '/:id/conflicts/:field/reopen',
  },
]

const placeIn = (req: PayloadRequest): { article: string; field: ConflictField } => {
  const { field, id } = req.routeParams ?? {}
  if (typeof id !== 'string' || !uuid.test(id)) throw refusal({ reason: 'badId', req })
  if (!isConflictField(field)) throw refusal({ reason: 'noConflict', req })
  return { article: id.toLowerCase(), field }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const keepIn = async (req: PayloadRequest): Promise<Keep> => {
  const body: unknown = await req.json?.().catch(() => null)
  const keep = typeof body === 'object' && body !== null && 'keep' in body ? body.keep : null
  if (keep !== 'mine' && keep !== 'theirs') throw refusal({ reason: 'badKeep', req })
  return keep
}
