import { formulaStories, indexedOf, sharingSql, withFormula } from '../../../stories/lookup.ts'
import type { Memory } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
import type { Reader } from './reader.ts'

/** An article of the database that shares an entry, with its sketch. */
export type Sharing = { cluster: null | string; id: string; sketch: readonly number[] }

type LearnArgs = {
  /** Indexed entries of sketches. */
  entries: Iterable<number>
  memory: Memory
  /** The article that is told from others; null for one that is not there yet. */
  own: ArticleState | null
  reader: Reader
}

/** Entries that are remembered for formulas; the rest is learnt again. */
const mostFormulas = 20_000

/**
 * Learns which of these entries stand in so many stories that they tell none, and what else so many of those
 * have; whether there are any new.
 */
export const learnFormulas = async ({
  entries,
  memory,
  own,
  reader,
}: LearnArgs): Promise<boolean> => {
  const { formulas } = reader
  if (formulas.size > mostFormulas) formulas.clear()
  const open = new Set([...entries].filter((entry) => !formulas.has(entry)))
  await fetchSharing({ entries: open, memory, reader })
  const known = formulas.size
  for (const entry of open) {
    const among = formulasAmong(sharingOf({ entry, memory, own }))
    if (among.length > 0) formulas.set(entry, among)
  }
  return formulas.size > known
}

/** Formulas about a sketch, as far as they are known. Comes to the same as `formulasSql`. */
export const formulasOf = ({
  reader: { formulas },
  sketch,
}: {
  reader: Reader
  sketch: readonly number[]
}): ReadonlySet<number> =>
  formulas.size === 0
    ? none
    : new Set(indexedOf(sketch).flatMap((entry) => formulas.get(entry) ?? []))

const none: ReadonlySet<number> = new Set()

const fetchSharing = async ({
  entries,
  memory: { sharing },
  reader: { query, tables },
}: Pick<LearnArgs, 'memory' | 'reader'> & { entries: ReadonlySet<number> }): Promise<void> => {
  const asked = [...entries].filter((entry) => !sharing.has(entry))
  if (asked.length === 0) return
  const names = { articles: tables.articles.name, sketches: tables.sketches.name }
  const rows = await query<Sharing & { at: number }>(
    `SELECT at::int, s.id, s.cluster, s.keys::float8[] AS sketch
     FROM unnest($1::bigint[]) WITH ORDINALITY e(key, at)
     CROSS JOIN LATERAL (${sharingSql({ ...names, key: 'e.key' })}) s`,
    [asked],
  )
  for (const entry of asked) sharing.set(entry, [])
  for (const { at, ...row } of rows) sharing.get(asked[at - 1] ?? NaN)?.push(row)
}

/** The articles beside an article's own that share an entry: of the database, and to be written. */
const sharingOf = ({
  entry,
  memory: { articles, sharing, sketches },
  own,
}: Pick<LearnArgs, 'memory' | 'own'> & { entry: number }): Sharing[] => {
  const read = (sharing.get(entry) ?? []).map((row) => {
    // What is to be written is newer than what was read.
    const state = articles.get(row.id)
    return state ? { ...row, cluster: state.cluster } : row
  })
  const written = (sketches.get(entry) ?? []).map(({ cluster, id, sketch }) => ({
    cluster,
    id,
    sketch: sketch ?? [],
  }))
  return [...read, ...written].filter(({ id }) => id !== own?.id)
}

/** What belongs to a formula, the formula too, of those that share it; nothing where these tell few stories. */
const formulasAmong = (sharing: readonly Sharing[]): number[] => {
  const all = new Set(sharing.map(({ cluster, id }) => cluster ?? id))
  if (all.size < formulaStories) return []
  const stories = new Map<number, Set<string>>()
  for (const { cluster, id, sketch } of sharing) {
    for (const entry of sketch) {
      const told = stories.get(entry)
      if (told) told.add(cluster ?? id)
      else stories.set(entry, new Set([cluster ?? id]))
    }
  }
  return [...stories].flatMap(([entry, told]) => (told.size >= withFormula ? entry : []))
}
