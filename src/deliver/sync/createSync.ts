import type { Slugs } from '../../../collections/slugs.ts'
import type { Published, Query } from '../published/index.ts'
import type { PublishedArticle } from '../published/types.ts'
import { writeSyncCursor } from './cursor.ts'
import type { SyncCursor } from './cursor.ts'
import type { HiddenRow } from './statements.ts'
import { syncStatements } from './statements.ts'
import type { SyncChange, SyncedName, SyncPage } from './types.ts'

type Args = { now?: () => Date; published: Published; query: Query; slugs: Slugs }

/** A page of changes, or that the cursor is of another history and the replica must begin anew. */
export type SyncFound = 'anotherHistory' | SyncPage

export type Sync = ReturnType<typeof createSync>

/** Everything that changed for readers, in an order in which nothing can be missed. */
export const createSync = ({ now = () => new Date(), published, query, slugs }: Args) => {
  const statements = syncStatements({ slugs })

  const namesOf = async (
    kind: 'sources' | 'tags',
    ids: readonly string[],
  ): Promise<Map<string, SyncedName>> => {
    if (ids.length === 0) return new Map()
    const rows = (await query(statements[kind], [ids])) as SyncedName[]
    return new Map(rows.map((row) => [row.id, row]))
  }

  const hiddenOf = async (ids: readonly string[]): Promise<Map<string, HiddenRow>> => {
    if (ids.length === 0) return new Map()
    const rows = (await query(statements.hidden, [now(), ids])) as HiddenRow[]
    return new Map(rows.map((row) => [row.id, row]))
  }

  return {
    page: async ({
      limit,
      since,
    }: {
      limit: number
      since: null | SyncCursor
    }): Promise<SyncFound> => {
      const [{ id: generation } = { id: '' }] = (await query(statements.generation, [])) as {
        id: string
      }[]
      if (since && since.generation !== generation) return 'anotherHistory'
      const from = since ?? { id: '', kind: '', xact: '-1' }
      const rows = (await query(statements.changes, [
        from.xact,
        from.kind,
        from.id,
        limit + 1,
        kinds,
      ])) as ChangeRow[]
      const shown = rows.slice(0, limit)
      const idsOf = (kind: ChangeRow['kind']) =>
        shown.flatMap((row) => (row.kind === kind ? row.id : []))

      const articles = await published.findMany(idsOf('article'))
      const [hidden, sources, tags] = await Promise.all([
        hiddenOf(idsOf('article').filter((id) => !articles.has(id))),
        namesOf('sources', idsOf('source')),
        namesOf('tags', idsOf('tag')),
      ])
      const changes = shown.flatMap((row) =>
        toChange({ articles, hidden, names: { source: sources, tag: tags }, row }),
      )
      const last = shown.at(-1) ?? from
      return {
        changes,
        cursor: writeSyncCursor({ generation, id: last.id, kind: last.kind, xact: last.xact }),
        more: rows.length > limit,
      }
    },
  }
}

const kinds = ['article', 'source', 'tag'] as const

type ChangeRow = { at: Date; id: string; kind: (typeof kinds)[number]; xact: string }

const toChange = ({
  articles,
  hidden,
  names,
  row: { at, id, kind },
}: {
  articles: ReadonlyMap<string, PublishedArticle>
  hidden: ReadonlyMap<string, HiddenRow>
  names: Record<'source' | 'tag', ReadonlyMap<string, SyncedName>>
  row: ChangeRow
}): SyncChange[] => {
  if (kind !== 'article') {
    const name = names[kind].get(id)
    if (name) return [{ action: 'put', id, kind, name }]
  } else {
    const article = articles.get(id)
    if (article) return [{ action: 'put', article, id, kind }]
    // Under its first embargo not even its id is told.
    if (hidden.get(id)?.isSecret) return []
  }
  const { isKilled = false, note = null } = hidden.get(id) ?? {}
  return [{ action: 'remove', at: at.toISOString(), id, isKilled, kind, note }]
}
