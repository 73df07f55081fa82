import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import { sha256Hex } from '../../../src/text/hash.ts'
import { blocksOf, plainText } from '../../../src/text/richText.ts'
import { searchLines } from '../../../src/text/searchLines.ts'
import { textKey } from '../../../src/text/textKey.ts'
import { titleKey } from '../../../src/text/titleKey.ts'
import type { ArticleSave, ArticleValues } from '../values.ts'

/** Keeps the keys, hashes and search text of an article in step with what it says. */
export const deriveKeys: CollectionBeforeChangeHook = ({ data, originalDoc }) => ({
  ...data,
  ...derivedKeys({ before: originalDoc ?? null, data }),
})

/** The keys, hashes and search text of an article. */
export const derivedKeys = ({
  before,
  data,
}: ArticleSave<Partial<ArticleValues>>): Pick<
  ArticleValues,
  'contentHash' | 'publicId' | 'searchText' | 'textKey' | 'titleKey'
> => {
  const text = (field: 'deck' | 'headline'): string => {
    const value = field in data ? data[field] : before?.[field]
    return typeof value === 'string' ? value : ''
  }
  const headline = text('headline')
  const deck = text('deck')
  const state = 'body' in data ? data.body : before?.body
  const body = plainText(state)
  return {
    contentHash: sha256Hex(JSON.stringify([headline, deck, body])),
    publicId: before?.publicId ?? data.publicId ?? randomUUID(),
    searchText: searchLines({ body, deck, headline }),
    textKey: textKey({ blocks: blocksOf(state) }),
    titleKey: headline ? titleKey(headline) : null,
  }
}
