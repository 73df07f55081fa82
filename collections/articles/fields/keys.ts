import type { Field } from 'payload'

import type { CollectionContext } from '../../context.ts'
import { internalText } from '../../shared/internal.ts'

/**
 * Columns that only machines read.
 *
 * - `titleKey`: the headline's key; titles elsewhere find this article by it.
 * - `contentHash`: SHA-256 of headline, deck and text as written; equal means nothing changed.
 * - `textKey`: SHA-256 of the text's match key; equal means the same text, however it is spelled.
 * - `importKey`: SHA-256 of the document's key and the part; an import writes an article once.
 * - `searchText`: folded words and stems of headline, deck and text, as `searchLines` writes them.
 */
export const keyFields = ({ rules }: CollectionContext): Field[] => [
  internalText({ name: 'titleKey', index: true, rules }),
  internalText({ name: 'contentHash', rules }),
  internalText({ name: 'textKey', index: true, rules }),
  internalText({ name: 'importKey', rules, unique: true }),
  internalText({ name: 'searchText', rules }),
]
