import type { CollectionBeforeChangeHook } from 'payload'

import { linkKey } from '../../src/text/linkKey.ts'
import { titleKey } from '../../src/text/titleKey.ts'
import { idOf } from '../shared/idOf.ts'

/**
 * Keeps the key by which a title finds its article, and the one that lets an article hold a title
 * only once.
 */
export const stampLinkKeys: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const title: unknown = data.title ?? originalDoc?.title
  const from = idOf(data.from ?? originalDoc?.from)
  if (typeof title !== 'string' || from === null) return data
  const key = titleKey(title)
  return { ...data, linkKey: linkKey({ from, key }), matchKey: key }
}
