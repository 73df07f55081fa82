import type { Tables } from './tables.ts'

/** SQL: an article's value as the same field of its version takes it. A version has enumerations of its own. */
export const asVersionType = ({
  field,
  tables: { articles, versions },
  value,
}: {
  field: string
  tables: Pick<Tables, 'articles' | 'versions'>
  value: string
}): string => {
  const type = versions.types.get(`version_${field}`) ?? ''
  return type === articles.types.get(field) ? value : `(${value})::text::${type}`
}
