import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { RightsState, SourceRights } from '../rights/index.ts'
import { rightsVerdict } from '../rights/index.ts'
import { sourceSelect } from '../rights/readTerms.ts'
import { mostMerges } from '../../rights/terms.ts'

/** Verdicts that a person has to settle before a text may go out. */
export const unclearStates: readonly RightsState[] = ['ask', 'unknown']

/**
 * The ids of the sources whose terms leave open whether a text of theirs may be published today; whether
 * that is so, `rightsVerdict` says. Two statements, for all sources: an archive has hundreds.
 */
export const findUnclearSources = async ({
  req,
  slugs,
  territory,
}: {
  req: PayloadRequest
  slugs: Slugs
  territory: null | string
}): Promise<string[]> => {
  const { docs } = await req.payload.find({
    collection: slugs.sources,
    currentDepth: 1,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: sourceSelect,
  })
  const rows = new Map(docs.map((source) => [source.id, source as SourceRights]))
  const at = new Date()
  return docs.flatMap(({ id }) => {
    const source = chainOf({ id, rows })
    const { state } = rightsVerdict({ article: { source: id }, at, source, territory })
    return unclearStates.includes(state) ? [id] : []
  })
}

/** A source with what it was merged into, one in the other. */
const chainOf = ({
  id,
  merges = 0,
  rows,
}: {
  id: string
  merges?: number
  rows: ReadonlyMap<string, SourceRights>
}): null | SourceRights => {
  const source = rows.get(id)
  if (!source || merges > mostMerges) return null
  const into = idOf(source.mergedInto)
  if (!into) return source
  return { ...source, mergedInto: chainOf({ id: into, merges: merges + 1, rows }) ?? into }
}
