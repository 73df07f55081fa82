import type { Archive, KnownDocument } from '../../archive/types.ts'
import type { PreparedText } from '../../prepare/prepareDocument.ts'
import { fingerprint } from '../../../text/fingerprint.ts'
import type { KeptArticle, KeptLink } from '../kept.ts'
import type { SettledLink } from './settleLinks.ts'
import { settleLinks } from './settleLinks.ts'
import type { UndoEntry } from '../undo.ts'

/** Links of the main article, unless it is another document's now, or was taken out. */
export const settleMainLinks = async ({
  archive,
  document,
  former,
  prior,
  settled,
}: {
  archive: Archive
  document: PreparedText
  /** What another document wrote under the article, of which this one is the newer edition. */
  former: readonly KeptLink[]
  prior: KnownDocument['parse']
  settled: readonly KeptArticle[]
}): Promise<{ links: SettledLink[]; undo: UndoEntry['links'] }> => {
  const main = settled.find(({ part }) => part === 'main')
  if (!main || main.elsewhere || !followsDocument.has(main.action)) return { links: [], undo: null }
  const readAlso = new Map(
    settled
      .filter(({ action, part }) => part === 'readAlso' && action !== 'tombstone')
      .map(({ id, index }) => [index, id]),
  )
  const isSame = prior?.written?.some(({ id, part }) => part === 'main' && id === main.id)
  const isNew = main.action === 'created'
  // A page that lists none, as in a feed, says nothing of the titles of another.
  const taken = document.links.length > 0 ? former : []
  const before = isNew ? [] : await archive.linksOf(main.id)
  const links = await settleLinks({
    archive,
    from: main.id,
    links: document.links,
    prior: isNew ? null : isSame ? (prior?.links ?? []) : taken,
    readAlso,
  })
  const after = isNew ? [] : await archive.linksOf(main.id)
  const isSameList = isNew || fingerprint(before) === fingerprint(after)
  return { links, undo: isSameList ? null : { after, article: main.id, before } }
}

const followsDocument: ReadonlySet<string> = new Set([
  'completed',
  'conflict',
  'created',
  'linked',
  'unchanged',
  'updated',
])
