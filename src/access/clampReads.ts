import type { CollectionBeforeOperationHook } from 'payload'

import { heedsSelect } from './heedsSelect.ts'
import type { AccessRules } from './rules.ts'

export type ReadLimits = {
  /** Most documents a page may hold for readers and API clients. */
  public: number
  /** Most documents a page may hold for staff. */
  staff: number
}

type ClampReadsArgs = { limits: ReadLimits; rules: AccessRules }

type ReadArgs = {
  currentDepth?: number
  joins?: false | Record<string, false | { limit?: number } | undefined>
  limit?: number
  pagination?: boolean
}

const openApis = new Set(['REST', 'GraphQL'])

/**
 * Keeps a request over REST or GraphQL from asking for everything: `limit=0`, `pagination=false` and
 * `joins[x][limit]=0` each return the whole collection in plain Payload.
 *
 * Population comes through the same hook with `currentDepth` set and is left alone: a clamp there
 * would leave relations unpopulated rather than make the answer smaller.
 */
export const clampReads = ({ limits, rules }: ClampReadsArgs): CollectionBeforeOperationHook =>
  heedsSelect<CollectionBeforeOperationHook>(({ args, operation, req }) => {
    if (operation !== 'read' || !openApis.has(req.payloadAPI)) return args
    const asked = args as ReadArgs
    if (asked.currentDepth !== undefined) return args

    const most = rules.isStaff(req) ? limits.staff : limits.public
    const clamp = (limit: number | undefined) =>
      limit === undefined ? limit : limit > 0 ? Math.min(limit, most) : most

    const clamped: ReadArgs = {
      ...asked,
      limit: asked.pagination === false ? (clamp(asked.limit) ?? most) : clamp(asked.limit),
    }
    if (asked.joins) {
      clamped.joins = Object.fromEntries(
        Object.entries(asked.joins).map(([name, join]) => [
          name,
          join ? { ...join, limit: clamp(join.limit) } : join,
        ]),
      )
    }
    return clamped as typeof args
  })
