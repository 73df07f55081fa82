import { mostMerges } from '../../../rights/index.ts'
import type { Addresses } from '../addresses.ts'
import type { Query } from '../index.ts'
import type { NamedSource, NamedTag, SourceFound, TagRow } from './toNames.ts'
import { toSource, toTag } from './toNames.ts'
import type { Statements } from '../statements.ts'

/** Counts changes that readers see; null while changes may be missed, and nothing may be kept. */
export type Version = () => null | number

/** What rows name: a source's id, and tags' ids in their order with a space between. */
export type Naming = { sourceId: null | string; tagIds: null | string }

/** Names by their ids; null for one that readers do not see. */
export type FoundNames = {
  source: (id: string) => NamedSource | null
  tag: (id: string) => NamedTag | null
}

/**
 * The sources and tags of articles. They are few and every article has some, so they are kept in memory for
 * as long as nothing that readers see has changed, and five seconds at most: by the rule of kept answers,
 * and no longer than those. Where nobody counts changes, each answer asks for its own.
 */
export const createNames = ({
  now = Date.now,
  query,
  statements,
  to,
  version = () => null,
}: {
  now?: () => number
  query: Query
  statements: Pick<Statements, 'sources' | 'tags'>
  to: Addresses
  version?: Version
}) => {
  let kept = emptyTable({ at: 0, version: null })

  /** What may be used of what is kept. Whoever began with the table before goes on to fill that one. */
  const usable = (): Table => {
    const current = version()
    const isFresh = current !== null && kept.version === current && now() - kept.at < lifetime
    const isFull = kept.sources.size + kept.tags.size > mostKept
    if (!isFresh || isFull) kept = emptyTable({ at: now(), version: current })
    return kept
  }

  const load = async ({ sources, tags }: Missing): Promise<Omit<Table, 'at' | 'version'>> => {
    const [sourceRows, tagRows] = (await Promise.all([
      sources.size > 0 ? query(statements.sources, [[...sources], mostMerges]) : [],
      tags.size > 0 ? query(statements.tags, [[...tags]]) : [],
    ])) as [SourceFound[], TagRow[]]
    const found = new Map(sourceRows.map((row) => [row.source.id, row]))
    const shown = new Map(tagRows.map((row) => [row.id, toTag({ row, to })]))
    return {
      sources: new Map([...sources].map((id) => [id, toSource({ found, id, to })])),
      tags: new Map([...tags].map((id) => [id, shown.get(id) ?? null])),
    }
  }

  /** Of all that the rows name; at once where everything is known. */
  return (rows: readonly Naming[]): FoundNames | Promise<FoundNames> => {
    const known = usable()
    const missing = missingIn({ known, rows })
    if (missing.sources.size + missing.tags.size === 0) return finder(known)
    return load(missing).then((loaded) => {
      // What was read while something changed may be of before: it is used, as the rows are, and not kept.
      if (known.version !== null && known.version === version()) {
        for (const [id, source] of loaded.sources) known.sources.set(id, source)
        for (const [id, tag] of loaded.tags) known.tags.set(id, tag)
      }
      return finder(loaded, known)
    })
  }
}

/** The ids of a list, in its order. */
export const idsIn = (list: null | string): string[] => list?.split(' ') ?? []

type Table = {
  /** Milliseconds of the epoch. */
  at: number
  sources: Map<string, NamedSource | null>
  tags: Map<string, NamedTag | null>
  version: null | number
}

type Missing = Record<'sources' | 'tags', ReadonlySet<string>>

/** Milliseconds, as kept answers live. */
const lifetime = 5_000

/** Most names in memory. */
const mostKept = 20_000

const emptyTable = (of: Pick<Table, 'at' | 'version'>): Table => ({
  ...of,
  sources: new Map(),
  tags: new Map(),
})

const missingIn = ({ known, rows }: { known: Table; rows: readonly Naming[] }): Missing => {
  const [sources, tags] = [new Set<string>(), new Set<string>()]
  for (const { sourceId, tagIds } of rows) {
    if (sourceId !== null && !known.sources.has(sourceId)) sources.add(sourceId)
    for (const id of idsIn(tagIds)) if (!known.tags.has(id)) tags.add(id)
  }
  return { sources, tags }
}

type Tables = Pick<Table, 'sources' | 'tags'>

const finder = (first: Tables, second: Tables = first): FoundNames => ({
  source: (id) => first.sources.get(id) ?? second.sources.get(id) ?? null,
  tag: (id) => first.tags.get(id) ?? second.tags.get(id) ?? null,
})
