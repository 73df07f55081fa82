/** What an origin needs of the column `parse` of a document. Rows of earlier versions have less. */
export type Kept = {
  conflicts?: {
    article: string
    base: null | string
    decided?: string
    field: string
    imported: null | string
  }[]
  file: string
  /** Whether the document was imported in other editions before. */
  hasEditions: boolean
  metadata?: { [name: string]: string | string[] }
  written: KeptArticle[]
}

export type KeptArticle = {
  id: string
  index: number
  part: 'main' | 'readAlso'
  written: null | {
    body: string
    headline: string
    originalAuthor?: null | string
    originalPublishedAt?: null | string
    originalUrl?: null | string
    source: null | string
    tags: string[]
  }
}

/** The column as far as it is there; what is not ours or not there is left out. */
export const keptOf = (value: unknown): Kept => {
  const { conflicts, editions, file, metadata, written } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Partial<Kept> & { editions?: unknown }
  return {
    ...(Array.isArray(conflicts) ? { conflicts } : {}),
    file: typeof file === 'string' ? file : '',
    hasEditions: Array.isArray(editions) && editions.length > 0,
    metadata: typeof metadata === 'object' ? metadata : {},
    written: Array.isArray(written) ? written : [],
  }
}
