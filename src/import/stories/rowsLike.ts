import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Label } from '../../match/stories/commonNames.ts'
import { likelyStories, mostLikely } from '../../match/stories/likelyStories.ts'
import { storySketch } from '../../match/stories/storySketch.ts'
import type { Article } from '../../payload-types.ts'
import type { Session } from '../../database/sessionOf.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import type { SharerRow, SharingRow } from './lookup.ts'
import {
  arrayText,
  idsOf,
  indexedOf,
  keepSketchesSql,
  mostSharing,
  sharerOf,
  sharersSql,
  sharingSql,
  storyTables,
} from './lookup.ts'
import { isTelling } from './tellsStory.ts'

/** An article that may tell the same story, by its saved row. */
export type LikelyRow = Pick<Article, 'body' | 'headline'> & {
  headline_origin: Article['headlineOrigin']
  id: string
  is_out: boolean
  /** Its tags; null where the text is long enough not to need them. */
  labels: Label[] | null
  original_published_at: null | string
  story_cluster: null | string
}

export type LikelyRows = {
  /** Entries of sketches that tell no story; see `likelyStories`. */
  formulas: ReadonlySet<number>
  /** The likeliest first. */
  rows: LikelyRow[]
}

type RowsArgs = {
  /** The article itself, which keeps its sketch from now on; null for one that is not there yet. */
  id: null | string
  req: PayloadRequest
  slugs: Slugs
  /** Its running text. */
  text: string
  textKey: null | string
}

type Tables = ReturnType<typeof storyTables>

/**
 * Articles that may tell the story of a text: by their sketches, or, for a text too short to have one, by the
 * same text. The article's own sketch is kept with the first statement, and where nothing shares an entry of it
 * there is no other.
 */
export const rowsLike = async ({
  id,
  req,
  slugs,
  text,
  textKey,
}: RowsArgs): Promise<LikelyRows> => {
  const session = await sessionOf(req)
  const tables = storyTables(slugs)
  const sketch = storySketch({ text })
  if (sketch.length > 0) return bySketch({ id, session, sketch, tables })
  const key = isTelling(text) ? textKey : null
  const { rows } = await session.execute<LikelyRow>(sql`
    WITH ${keepSketch({ id, sketch, tables })}
    SELECT ${sql.raw(columns)}, ${sql.raw(labelsSql(tables))} AS labels
    FROM ${name(tables.articles)} a
    WHERE a.text_key = ${key} AND a.id IS DISTINCT FROM ${id}::uuid
    ORDER BY a.id LIMIT ${mostLikely}`)
  return { formulas: new Set(), rows }
}

type SketchArgs = { id: null | string; sketch: readonly number[]; tables: Tables }

const bySketch = async ({
  session,
  ...args
}: SketchArgs & { session: Session }): Promise<LikelyRows> => {
  const { sketch, tables } = args
  const { rows: shared } = await session.execute<SharingRow>(keepAndLookUp(args))
  const ids = new Set(shared.flatMap(idsOf))
  if (ids.size === 0) return { formulas: new Set(), rows: [] }
  const { rows: found } = await session.execute<SharerRow>(sql`
    WITH q AS (SELECT ${arrayText([...ids])}::uuid[] AS ids)
    SELECT l.* FROM q CROSS JOIN LATERAL (${sql.raw(sharersSql({ ids: 'q.ids', tables }))}) l`)
  const sharers = new Map(found.map((row) => [row.id, sharerOf(row)]))
  const sharing = shared.map((row) => ({
    entry: sketch[row.at - 1] ?? NaN,
    sharers: idsOf(row).flatMap((one) => sharers.get(one) ?? []),
  }))
  const { formulas, likely } = likelyStories({ sharing, sketch })
  if (likely.length === 0) return { formulas, rows: [] }
  const { rows } = await session.execute<LikelyRow>(sql`
    SELECT ${sql.raw(columns)}, NULL AS labels
    FROM unnest(${arrayText(likely.map((one) => one.id))}::uuid[]) WITH ORDINALITY q(id, at)
    JOIN ${name(tables.articles)} a ON a.id = q.id ORDER BY q.at`)
  return { formulas, rows }
}

/** Keeps the sketch of an article, and says which others its entries lead to. */
const keepAndLookUp = ({ id, sketch, tables }: SketchArgs) => sql`
  WITH q AS (SELECT ${id}::uuid AS id, ${arrayText(indexedOf(sketch))}::bigint[] AS sought),
  ${keepSketch({ id, sketch, tables })}
  SELECT l.* FROM q CROSS JOIN LATERAL (
    ${sql.raw(sharingSql({ but: 'q.id', keys: 'q.sought', most: mostSharing, tables }))}
  ) l`

/** SQL: parts of a WITH. An article that is not there yet keeps none. */
const keepSketch = ({ id, sketch, tables }: SketchArgs) => sql`
  s AS (
    SELECT id, ${arrayText(sketch)}::bigint[] AS keys
    FROM (SELECT ${id}::uuid) own(id) WHERE id IS NOT NULL
  ), ${sql.raw(keepSketchesSql(tables))}`

const name = (table: string) => sql.identifier(table)

/** SQL: whether the desk took an article `a` out; see `isOut`. */
const isOutSql = `(a.deleted_at IS NOT NULL OR a.pub_status IS DISTINCT FROM 'usable'
  OR a.stage IN ('rejected', 'archived'))`

const columns = `a.id, a.body, a.headline, a.headline_origin, a.original_published_at, a.story_cluster,
  ${isOutSql} AS is_out`

const labelsSql = ({ articleRels, tags }: Pick<Tables, 'articleRels' | 'tags'>): string => `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('articles', coalesce(t.usage, 0)::int, 'label', t.label)
      ORDER BY r."order"), '[]') FROM "${articleRels}" r
    JOIN "${tags}" t ON t.id = r.tags_id WHERE r.parent_id = a.id AND r.path = 'tags')`
