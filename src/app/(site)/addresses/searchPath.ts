/** What a search asks for, as its address says it; empty parts are left out. */
export type SearchAddress = {
  from?: null | string
  page?: number
  q: string
  source?: null | string
  tag?: null | string
  to?: null | string
}

/** The address of a search; that of its first page does not name the page. */
export const searchPath = ({ page, q, ...filters }: SearchAddress): string => {
  const query = new URLSearchParams({ q })
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  if (page && page > 1) query.set('page', String(page))
  return `/search?${query.toString()}`
}
