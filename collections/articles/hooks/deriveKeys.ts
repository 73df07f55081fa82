import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import { sha256Hex } from '../../../src/text/hash.ts'
import { matchKey } from '../../../src/text/matchKey.ts'
import { plainText } from '../../../src/text/richText.ts'
import { searchText } from '../../../src/text/stem.ts'
import { titleKey } from '../../../src/text/titleKey.ts'

/** Keeps the keys, hashes and search text of an article in step with what it says. */
export const deriveKeys: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const text = (field: 'deck' | 'headline'): string => {
    const value: unknown = field in data ? data[field] : originalDoc?.[field]
    return typeof value === 'string' ? value : ''
  }
  const headline = text('headline')
  const deck = text('deck')
  const body = plainText('body' in data ? data.body : originalDoc?.body)
  return {
    ...data,
    contentHash: sha256Hex(JSON.stringify([headline, deck, body])),
    publicId: originalDoc?.publicId ?? data.publicId ?? randomUUID(),
    searchText: searchText({ text: [headline, deck, body].join('\n') }),
    textKey: body ? sha256Hex(matchKey(body)) : null,
    titleKey: headline ? titleKey(headline) : null,
  }
}
