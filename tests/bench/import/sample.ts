import type pg from 'pg'

import type { Article, Document, RelatedLink } from '../../../src/payload-types.ts'

type Data<Collection> = Omit<Collection, 'createdAt' | 'id' | 'updatedAt'>

/** A link as it is created: `readAlso` is the number of the article of its document that it leads to. */
export type SampleLink = Pick<RelatedLink, 'kind' | 'order' | 'origin' | 'title'> & {
  from: number
  readAlso: null | number
  variants: string[]
}

/** A document with all that an import made of it, as data for Payload's `create`. */
export type SampleDocument = {
  articles: Data<Omit<Article, 'document'>>[]
  document: Data<Document>
  links: SampleLink[]
}

/**
 * The first documents of an archive, with their articles and links: the same data as the import wrote,
 * less what Payload's hooks derive from it (slugs, keys, search text).
 */
export const readSample = async ({
  client,
  documents,
}: {
  client: pg.Client
  documents: number
}): Promise<SampleDocument[]> => {
  const { rows } = await client.query<{ articles: string[]; data: SampleDocument }>(query, [
    documents,
  ])
  return rows.map(({ articles: ids, data: { articles, document, links } }) => ({
    articles,
    document,
    links: links.map((link) => ({
      ...link,
      from: ids.indexOf(String(link.from)),
      readAlso: ids.includes(String(link.readAlso)) ? ids.indexOf(String(link.readAlso)) : null,
    })),
  }))
}

/** Copies tags and sources as they are: a seed script has them, and their making is not measured. */
export const copyNames = async ({
  from,
  to,
}: {
  from: pg.Client
  to: pg.Client
}): Promise<void> => {
  for (const table of ['sources', 'tags']) {
    const { rows } = await from.query<{ rows: unknown }>(
      `select coalesce(jsonb_agg(t), '[]') as rows from ${table} t where merged_into_id is null`,
    )
    await to.query(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows[0]?.rows)],
    )
  }
}

const query = `
  select
    coalesce((select array_agg(a.id::text order by a.id) from articles a where a.document_id = d.id), '{}') as articles,
    jsonb_build_object(
      'document', jsonb_build_object(
        'adapter', d.adapter, 'confidence', d.confidence, 'documentKey', d.document_key,
        'encoding', d.encoding, 'outcome', d.outcome, 'parse', d.parse, 'parserVersion', d.parser_version,
        'rawText', d.raw_text, 'reason', d.reason, 'sha256', d.sha256, 'sourceKey', d.source_key),
      'articles', coalesce((
        select jsonb_agg(jsonb_build_object(
          '_status', a._status, 'body', a.body, 'documentPart', a.document_part, 'headline', a.headline,
          'headlineOrigin', a.headline_origin, 'importKey', a.import_key, 'language', a.language,
          'originalDatePrecision', a.original_date_precision, 'originalUrl', a.original_url,
          'pubStatus', a.pub_status, 'source', a.source_id, 'stage', a.stage,
          'tags', coalesce((
            select jsonb_agg(r.tags_id order by r."order") from articles_rels r
            where r.parent_id = a.id and r.path = 'tags'), '[]')
        ) order by a.id)
        from articles a where a.document_id = d.id), '[]'),
      'links', coalesce((
        select jsonb_agg(jsonb_build_object(
          'from', l.from_id, 'kind', l.kind, 'order', l."order", 'origin', l.origin, 'title', l.title,
          'readAlso', case when l.kind = 'readAlso' then l.to_id end,
          'variants', coalesce((
            select jsonb_agg(x.text order by x."order") from related_links_texts x
            where x.parent_id = l.id), '[]')
        ) order by l.id)
        from related_links l join articles a on a.id = l.from_id where a.document_id = d.id), '[]')
    ) as data
  from (select * from documents order by id limit $1) d
  order by d.id`
