import type { Endpoint, PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { previewMerge } from './ask/previewMerge.ts'
import type { MergeArgs, MergeKind } from './kinds.ts'
import { listMerges } from './listMerges.ts'
import { mergeNames } from './mergeNames.ts'
import { idFrom } from './refuse.ts'
import { dismissMerge, reopenMerge } from './suggest/dismissMerge.ts'
import { suggestMerges } from './suggest/suggestMerges.ts'
import { undoMerge } from './undoMerge.ts'

type Answer = (args: MergeArgs) => Promise<object>
type Method = 'get' | 'post'

/**
 * What the desk asks and decides about merging tags, or sources, below their address. Whoever may change
 * such a name may do so.
 */
export const mergeEndpoints = ({ of, slugs }: { of: MergeKind; slugs: Slugs }): Endpoint[] =>
  routes.map(([method, path, answer]) => ({
    handler: async (req) => Response.json(await answer({ of, overrideAccess: false, req, slugs })),
    method,
    path,
  }))

const routes: readonly [Method, string, Answer][] = [
  ['get', '/merge-suggestions', (args) => suggestMerges({ ...args, ...limitIn(args.req) })],
  [
    'get',
    '/merges',
    (args) => listMerges({ ...args, ...limitIn(args.req), ...beforeIn(args.req) }),
  ],
  [
    'post',
    '/merges/:id/undo',
    async (args) => ({ doc: await undoMerge({ ...args, merge: idIn(args.req) }) }),
  ],
  [
    'get',
    '/:id/merge-suggestions',
    (args) => suggestMerges({ ...args, ...limitIn(args.req), id: idIn(args.req) }),
  ],
  [
    'get',
    '/:id/merge-preview',
    (args) => {
      const { req } = args
      const into = idFrom({ reason: 'badBody', req, value: req.searchParams.get('into') })
      return previewMerge({ ...args, from: idIn(req), into })
    },
  ],
  [
    'post',
    '/:id/merge',
    async (args) => {
      const into = await otherIn({ field: 'into', req: args.req })
      return { doc: await mergeNames({ ...args, from: idIn(args.req), into }) }
    },
  ],
  [
    'post',
    '/:id/dismiss-merge',
    async (args) => {
      const other = await otherIn({ field: 'other', req: args.req })
      return { doc: await dismissMerge({ ...args, name: idIn(args.req), other }) }
    },
  ],
  [
    'post',
    '/:id/reopen-merge',
    async (args) => {
      const other = await otherIn({ field: 'other', req: args.req })
      return { doc: await reopenMerge({ ...args, name: idIn(args.req), other }) }
    },
  ],
]

const idIn = (req: PayloadRequest): string =>
  idFrom({ reason: 'badId', req, value: req.routeParams?.['id'] })

/** The other name that a request tells in its body. */
const otherIn = async ({
  field,
  req,
}: {
  field: 'into' | 'other'
  req: PayloadRequest
}): Promise<string> => {
  const body: unknown = await req.json?.().catch(() => null)
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : null
  return idFrom({ reason: 'badBody', req, value })
}

/** How many are asked for; what is no number asks for as many as usual. */
const limitIn = ({ searchParams }: PayloadRequest): { limit?: number } => {
  const limit = Number(searchParams.get('limit') ?? Number.NaN)
  return Number.isFinite(limit) ? { limit } : {}
}

const beforeIn = (req: PayloadRequest): { before?: string } => {
  const value = req.searchParams.get('before')
  return value === null ? {} : { before: idFrom({ reason: 'badId', req, value }) }
}
