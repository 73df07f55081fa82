import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import type { MergeKind } from './kinds.ts'
import { namesTable } from './kinds.ts'

/**
 * Puts the target in the place of a tag or a source that was merged, whoever saves the article: a form that
 * was open when the merge was done still says the old name. It also has a merge that comes meanwhile wait
 * until the article is saved, and so see it.
 */
export const followMerges =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeChangeHook =>
  async ({ data, req }) => {
    const { source, tags } = data as { source?: unknown; tags?: unknown }
    const tagIds = Array.isArray(tags) ? tags.map(idOf) : []
    const sourceId = idOf(source)
    const intoTag = await findTargets({ ids: tagIds, of: 'tags', req, slugs })
    const intoSource = await findTargets({ ids: [sourceId], of: 'sources', req, slugs })
    return {
      ...data,
      ...(intoTag.size > 0
        ? { tags: [...new Set(tagIds.map((id) => intoTag.get(id ?? '') ?? id))] }
        : {}),
      ...(intoSource.size > 0 ? { source: intoSource.get(sourceId ?? '') } : {}),
    }
  }

/** What those of these names that were merged lead to. */
const findTargets = async ({
  ids,
  of,
  req,
  slugs,
}: {
  ids: readonly (null | string)[]
  of: MergeKind
  req: PayloadRequest
  slugs: Slugs
}): Promise<Map<string, string>> => {
  const asked = ids.filter((id) => id !== null && uuid.test(id))
  if (asked.length === 0) return new Map()
  const session = await sessionOf(req)
  const { rows } = await session.execute<{ id: string; into: null | string }>(sql`
    SELECT n.id::text, n.merged_into_id::text AS into FROM ${namesTable({ of, slugs })} n
    WHERE n.id = ANY(${`{${asked.join(',')}}`}::uuid[]) ORDER BY n.id FOR KEY SHARE`)
  return new Map(
    rows.flatMap(({ id, into }): [string, string][] => (into === null ? [] : [[id, into]])),
  )
}

/** What is no id at all is told by the field's own validation. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
