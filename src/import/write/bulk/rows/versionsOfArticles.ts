import { articleFields, versionFields } from './articleRows.ts'
import type { Row } from './copyRows.ts'
import { columnOf } from './copyRows.ts'
import type { Statement } from './sendSteps.ts'
import type { Tables } from './tables.ts'
import { asVersionType } from './versionTypes.ts'

/** Fields of an article that its versions hold as well. */
const shared = articleFields.filter((field) => versionFields.includes(`version_${field}`))

/** Whether a version can be made of its article's row; which is its newest is not in that. */
export const saysTheSame = ({ article, version }: { article: Row; version: Row }): boolean =>
  version['autosave'] === false &&
  version['createdAt'] === article['updatedAt'] &&
  version['updatedAt'] === article['updatedAt'] &&
  shared.every((field) => article[field] === version[`version_${field}`])

/**
 * Makes these versions, of which `saysTheSame` is true, of the rows of their articles, as they stand in the
 * database by then.
 */
export const versionsOfArticles = ({
  rows,
  tables: { articles, versions },
}: {
  rows: readonly Row[]
  tables: Tables
}): Statement[] => {
  if (rows.length === 0) return []
  const to = (field: string): string => `"${columnOf({ field, table: versions })}"`
  const of = (field: string): string => `a."${columnOf({ field, table: articles })}"`
  const columns: [into: string, value: string][] = [
    [to('id'), 'n.id'],
    [to('parent'), of('id')],
    [to('createdAt'), of('updatedAt')],
    [to('updatedAt'), of('updatedAt')],
    [to('latest'), 'n.latest'],
    [to('autosave'), 'false'],
    ...shared.map((field): [string, string] => [
      to(`version_${field}`),
      asVersionType({ field, tables: { articles, versions }, value: of(field) }),
    ]),
  ]
  return [
    {
      sql: `INSERT INTO "${versions.name}" (${columns.map(([into]) => into).join(', ')})
       SELECT ${columns.map(([, value]) => value).join(', ')}
       FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS n(id, article, latest)
       CROSS JOIN LATERAL (SELECT * FROM "${articles.name}" WHERE id = n.article OFFSET 0) a`,
      values: ['id', 'parent', 'latest'].map((field) =>
        rows.map((row) => row[field] as boolean | string),
      ),
    },
  ]
}
