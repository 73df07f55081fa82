import { mostMerges } from '../../rights/index.ts'
import type { CardRow, SourceRow } from './rows.ts'

/** A source of a chain of merges, and when it was last written. */
export type FoundSource = { modified: Date; source: SourceRow }

/**
 * Rows whose sources hold what they were merged into, one in the other, as the terms are read from them:
 * one question for all rows, and none where no source was merged.
 */
export const withMergedSources = async <Row extends CardRow>({
  find,
  rows,
}: {
  find: (ids: string[]) => Promise<FoundSource[]>
  rows: Row[]
}): Promise<Row[]> => {
  const merged = rows.flatMap(({ source }) => (source?.mergedInto ? source.id : []))
  if (merged.length === 0) return rows
  const found = await find([...new Set(merged)])
  const byId = new Map(found.map(({ source }) => [source.id, source]))
  const whole = (source: SourceRow, step = 0): SourceRow => {
    const target = typeof source.mergedInto === 'string' ? byId.get(source.mergedInto) : null
    return target && step < mostMerges ? { ...source, mergedInto: whole(target, step + 1) } : source
  }
  const latest = Math.max(...found.map(({ modified }) => modified.getTime()))
  return rows.map((row) =>
    row.source?.mergedInto
      ? {
          ...row,
          modified: new Date(Math.max(row.modified.getTime(), latest)),
          source: whole(row.source),
        }
      : row,
  )
}
