export type NamedCount = { count: number; name: string; slug: string }

/** How the results part: at most ten of each, the most frequent first; years the latest first. */
export type Facets = {
  sources: NamedCount[]
  tags: NamedCount[]
  years: { count: number; year: number }[]
}

export const noFacets: Facets = { sources: [], tags: [], years: [] }
