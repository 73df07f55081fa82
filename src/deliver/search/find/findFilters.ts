import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'

/** A tag or a source that is asked for by its slug, under its name. */
export type Filter = { marks: string[]; name: string; slug: string }

/**
 * The tag, or the source, of a slug, with the marks of all articles under it: also of what was merged into
 * it. A slug of what was merged elsewhere leads there. Null where readers have none.
 */
export const findFilter = async ({
  client,
  of,
  slug,
  slugs,
}: {
  client: ClientBase
  of: 'sources' | 'tags'
  slug: string
  slugs: Slugs
}): Promise<Filter | null> => {
  const table = `"${slugs[of].replaceAll('-', '_')}"`
  const name = of === 'tags' ? 'label' : 'name'
  const readable = of === 'tags' ? `AND status <> 'noise'` : ''
  const { rows } = await client.query<{ ids: string[]; name: string; slug: string }>({
    name: `nashra_search_filter_${of}`,
    text: `
      SELECT h.${name} AS name, h.slug, ARRAY(
        SELECT m.id::text FROM ${table} m WHERE m.id = h.id OR m.merged_into_id = h.id
      ) AS ids
      FROM ${table} h
      WHERE h.id = (SELECT coalesce(merged_into_id, id) FROM ${table} WHERE slug = $1 ${readable} LIMIT 1)`,
    values: [slug],
  })
  const [found] = rows
  const sign = of === 'tags' ? 't' : 's'
  return found
    ? { marks: found.ids.map((id) => `#${sign}${id}`), name: found.name, slug: found.slug }
    : null
}
