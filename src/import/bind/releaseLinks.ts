import type { CollectionAfterDeleteHook, CollectionBeforeDeleteHook } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { rebind, titlesLeadingTo } from './rebind.ts'

const contextKey = 'nashraTitlesLeading'

/** Remembers which titles lead to an article: once it is gone, the database has emptied them already. */
export const noteLeadingTitles =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeDeleteHook =>
  async ({ context, id, req }) => {
    const noted = (context[contextKey] ??= {}) as Record<string, string[]>
    noted[String(id)] = await titlesLeadingTo({ id: String(id), req, slugs })
  }

/** An article that is deleted for good leaves its titles behind: as text, or to another article. */
export const releaseLinks =
  ({ slugs }: { slugs: Slugs }): CollectionAfterDeleteHook =>
  async ({ context, doc, id, req }) => {
    const noted = (context[contextKey] ?? {}) as Record<string, string[] | undefined>
    const own: unknown = doc.titleKey
    const keys = new Set(noted[String(id)] ?? [])
    if (typeof own === 'string' && own !== '') keys.add(own)
    for (const key of keys) await rebind({ key, req, slugs })
    return doc
  }
