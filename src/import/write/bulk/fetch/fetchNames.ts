import type { Memory } from '../memory/memory.ts'
import type { NameState } from '../memory/states.ts'
import type { Reader } from './reader.ts'

type FetchArgs = {
  by: 'id' | 'identity_key' | 'match_key'
  keys: readonly string[]
  memory: Memory
  of: 'sources' | 'tags'
  reader: Reader
}

/** What a name and its aliases are found by; an id is no alias's. */
const ways = {
  id: { alias: 'false', main: 'id = asked.key', type: 'uuid' },
  identity_key: { alias: 'a.key = asked.key', main: 'identity_key = asked.key', type: 'text' },
  match_key: { alias: 'match_key = asked.key', main: 'match_key = asked.key', type: 'text' },
} as const

/**
 * Loads the tags, or sources, that have one of these keys by their name or an alias, and those that
 * they were merged into.
 *
 * The keys are ten thousand, so they are rows that are joined: of a list, the planner would weigh each
 * against what it knows of the column, which takes longer than to find them.
 */
export const fetchNames = async ({ by, keys, memory, of, reader }: FetchArgs): Promise<void> => {
  if (keys.length === 0) return
  const { aliases, main, special } = tablesOf({ of, reader })
  const way = ways[by]
  const rows = await reader.query<NameRow>(
    `WITH asked AS MATERIALIZED (SELECT unnest($1::${way.type}[]) AS key), found AS (
       SELECT id FROM ${main} JOIN asked ON ${way.main}
       UNION SELECT a._parent_id FROM ${aliases} a JOIN asked ON ${way.alias}
     ), merged AS (
       SELECT merged_into_id AS id FROM ${main} JOIN found USING (id) WHERE merged_into_id IS NOT NULL
     )
     SELECT n.id, n.slug, n.identity_key, n.match_key, n.merged_into_id, ${special},
       (SELECT array_agg(a.name ORDER BY a._order) FROM ${aliases} a WHERE a._parent_id = n.id) AS aliases
     FROM ${main} n WHERE n.id IN (SELECT id FROM found UNION SELECT id FROM merged) ORDER BY n.id`,
    [keys],
  )
  memory.journal.lasting(() => {
    for (const row of rows) memory[of].take(toState(row))
  })
}

const tablesOf = ({ of, reader: { tables } }: Pick<FetchArgs, 'of' | 'reader'>) =>
  of === 'tags'
    ? {
        aliases: tables.tagAliases.name,
        main: tables.tags.name,
        special: `n.label AS name, n.status::text, n.usage, '' AS kind`,
      }
    : {
        aliases: tables.sourceAliases.name,
        main: tables.sources.name,
        special: `n.name, 'approved' AS status, 0 AS usage, n.kind::text`,
      }

type NameRow = Pick<NameState, 'id' | 'kind' | 'name' | 'status'> & {
  aliases: null | string[]
  identity_key: null | string
  match_key: null | string
  merged_into_id: null | string
  slug: null | string
  usage: null | number | string
}

const toState = (row: NameRow): NameState => ({
  aliases: row.aliases ?? [],
  id: row.id,
  identityKey: row.identity_key ?? '',
  isStored: true,
  kind: row.kind,
  matchKey: row.match_key ?? '',
  mergedInto: row.merged_into_id,
  name: row.name,
  slug: row.slug ?? '',
  status: row.status,
  usage: Number(row.usage ?? 0),
})
