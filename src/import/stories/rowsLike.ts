import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Label } from '../../match/stories/commonNames.ts'
import { storySketch } from '../../match/stories/storySketch.ts'
import type { Article } from '../../payload-types.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import { arrayText, indexedOf, isFormulaSql, likelySql, mostLikely, storyTables } from './lookup.ts'
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

type RowsArgs = {
  /** The article itself, which keeps its sketch from now on; null for one that is not there yet. */
  id: null | string
  req: PayloadRequest
  slugs: Slugs
  /** Its running text. */
  text: string
  textKey: null | string
}

/**
 * Articles that may tell the story of a text, the likeliest first: by their sketches, or, for a text too
 * short to have one, by the same text. One statement, which also keeps the article's own sketch.
 */
export const rowsLike = async ({
  id,
  req,
  slugs,
  text,
  textKey,
}: RowsArgs): Promise<LikelyRow[]> => {
  const tables = storyTables(slugs)
  const sketch = storySketch({ text })
  const isShort = sketch.length === 0
  const key = isShort && isTelling(text) ? textKey : null
  const keys = sql`${arrayText(sketch)}::bigint[]`
  const statement = isShort
    ? sql`WITH kept AS (DELETE FROM ${name(tables.sketches)} WHERE article_id = ${id}::uuid)
        SELECT ${sql.raw(columns)}, ${sql.raw(labelsSql(tables))} AS labels
        FROM ${name(tables.articles)} a
        WHERE a.text_key = ${key} AND a.id IS DISTINCT FROM ${id}::uuid
        ORDER BY a.id LIMIT ${mostLikely}`
    : sql`WITH kept AS (
          INSERT INTO ${name(tables.sketches)} AS s (article_id, keys)
          SELECT ${id}::uuid, ${keys} WHERE ${id}::uuid IS NOT NULL
          ON CONFLICT (article_id) DO UPDATE SET keys = EXCLUDED.keys WHERE s.keys <> EXCLUDED.keys
        ), q AS (
          SELECT ${id}::uuid AS id, ${keys} AS keys, ARRAY(
            SELECT key FROM unnest(${arrayText(indexedOf(sketch))}::bigint[]) key
            WHERE NOT ${sql.raw(isFormulaSql({ ...tables, key: 'key' }))}
          ) AS sought
        )
        SELECT ${sql.raw(columns)}, NULL AS labels
        FROM q ${sql.raw(likelySql(tables))} JOIN ${name(tables.articles)} a ON a.id = l.article_id
        ORDER BY l.shared DESC, a.id`
  const { rows } = await (await sessionOf(req)).execute<LikelyRow>(statement)
  return rows
}

const name = (table: string) => sql.identifier(table)

/** SQL: whether the desk took an article `a` out; see `isOut`. */
const isOutSql = `(a.deleted_at IS NOT NULL OR a.pub_status IS DISTINCT FROM 'usable'
  OR a.stage IN ('rejected', 'archived'))`

const columns = `a.id, a.body, a.headline, a.headline_origin, a.original_published_at, a.story_cluster,
  ${isOutSql} AS is_out`

const labelsSql = ({ articleRels, tags }: ReturnType<typeof storyTables>): string => `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('articles', coalesce(t.usage, 0)::int, 'label', t.label)
      ORDER BY r."order"), '[]') FROM "${articleRels}" r
    JOIN "${tags}" t ON t.id = r.tags_id WHERE r.parent_id = a.id AND r.path = 'tags')`
