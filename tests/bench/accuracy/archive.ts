import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

import type pg from 'pg'

import type { DocumentReport } from '../../../src/import/index.ts'

/** A link as the archive has it: its title and other spellings of it, and where it leads. */
export type ArchiveLink = { state: string; titles: string[]; to: null | string }

/** What became of one document. */
export type Imported = {
  /** Links of its main article in their order, those of the list only; null where it has no article of its own. */
  links: ArchiveLink[] | null
  main: null | { cluster: null | string; id: string; sourceNames: string[] }
  /** Titles of the list as the parser read them. */
  related: string[]
  report: DocumentReport
}

export type Archive = {
  /** Keys of documents by the id of their row. */
  documentKeys: ReadonlyMap<string, string>
  imported: ReadonlyMap<string, Imported>
}

/** Reads the report of an import, and the archive that it left. */
export const readArchive = async ({
  client,
  report,
}: {
  client: pg.Client
  report: string
}): Promise<Archive> => {
  const documents = await rowsById<DocumentRow>({ client, sql: documentsSql })
  const articles = await rowsById<ArticleRow>({ client, sql: articlesSql })
  const byKey = new Map([...documents].map(([id, row]) => [row.key, { ...row, id }]))
  const imported = new Map<string, Imported>()
  for await (const line of createInterface({ input: createReadStream(report) })) {
    const one = JSON.parse(line) as DocumentReport
    const document = byKey.get(one.key)
    const id = one.articles.find(({ part }) => part === 'main')?.id
    const article = id === undefined ? undefined : articles.get(id)
    const isOwn = article !== undefined && article.document === document?.id
    imported.set(one.key, {
      links: isOwn ? article.links : null,
      main: article && id !== undefined ? { ...article, id } : null,
      related: document?.related ?? [],
      report: one,
    })
  }
  return { documentKeys: new Map([...documents].map(([id, { key }]) => [id, key])), imported }
}

type DocumentRow = { key: string; related: string[] }
type ArticleRow = {
  cluster: null | string
  document: null | string
  links: ArchiveLink[]
  sourceNames: string[]
}

const rowsById = async <Row>({
  client,
  sql,
}: {
  client: pg.Client
  sql: string
}): Promise<Map<string, Row>> => {
  const { rows } = await client.query<{ id: string; row: Row }>(sql)
  return new Map(rows.map(({ id, row }) => [id, row]))
}

const documentsSql = `
  select id::text, jsonb_build_object(
    'key', source_key,
    'related', coalesce(jsonb_path_query_array(parse, '$.related[*] ? (@.from == "list").text'), '[]')
  ) as row
  from documents`

const articlesSql = `
  select a.id::text, jsonb_build_object(
    'cluster', a.story_cluster,
    'document', a.document_id,
    'sourceNames', coalesce((
      select jsonb_agg(name) from (
        select s.name from sources s where s.id = a.source_id
        union all select n.name from sources_aliases n where n._parent_id = a.source_id) names), '[]'),
    'links', coalesce((
      select jsonb_agg(jsonb_build_object(
        'state', l.state, 'to', l.to_id,
        'titles', jsonb_build_array(l.title) || coalesce((
          select jsonb_agg(t.text) from related_links_texts t where t.parent_id = l.id), '[]')
      ) order by l."order")
      from related_links l where l.from_id = a.id and l."order" > 0), '[]')
  ) as row
  from articles a`
