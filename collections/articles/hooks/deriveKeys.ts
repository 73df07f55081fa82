import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import type { ArticleKeys } from '../articleKeys.ts'
import { articleKeys } from '../articleKeys.ts'
import type { ArticleSave, ArticleValues } from '../values.ts'

/** Keeps the keys, hashes and search text of an article in step with what it says. */
export const deriveKeys: CollectionBeforeChangeHook = ({ data, originalDoc }) => ({
  ...data,
  ...derivedKeys({ before: originalDoc ?? null, data }),
})

/** The keys, hashes and search text of an article after a save. */
export const derivedKeys = ({
  before,
  data,
}: ArticleSave<Partial<ArticleValues>>): ArticleKeys & Pick<ArticleValues, 'publicId'> => {
  const text = (field: 'deck' | 'headline'): string => {
    const value = field in data ? data[field] : before?.[field]
    return typeof value === 'string' ? value : ''
  }
  const body = 'body' in data ? data.body : before?.body
  return {
    ...articleKeys({ body, deck: text('deck'), headline: text('headline') }),
    publicId: before?.publicId ?? data.publicId ?? randomUUID(),
  }
}
