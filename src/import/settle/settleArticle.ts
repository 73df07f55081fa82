import type { Archive, KnownArticle } from '../archive/types.ts'
import type { MatchedArticle } from './articleData.ts'
import { isTouched, sameWritten, writtenOf } from './articleData.ts'
import { changeOf, completingChange, completionOf, updateOf } from './change.ts'
import { changeArticle } from './changeArticle.ts'
import type { ArticleAction, KeptArticle, Written } from './kept.ts'

type SettleArgs = {
  archive: Archive
  /** The row of the document that is being written. */
  document: string
  next: MatchedArticle
}

/**
 * Makes one article of a document be in the archive once. In this order: the article that an earlier
 * edition of this document wrote, one that printed the same text, a new one.
 */
export const settleArticle = async ({
  prior,
  ...args
}: SettleArgs & { prior: KeptArticle | undefined }): Promise<KeptArticle> => {
  if (prior) {
    const settled = await settleEarlierEdition({ ...args, prior })
    if (settled) return settled
  }
  const { archive, document, next } = args
  const twin = next.textKey && (await archive.articleByText(next.textKey))
  if (twin) return settleTwin({ ...args, twin })
  const id = await archive.createArticle({ article: next, document })
  await archive.countTagUse({ by: 1, tags: next.tags })
  return kept({ action: 'created', id, next, written: writtenOf(next) })
}

/** Null where the earlier edition's article is another document's, so that the text must decide. */
const settleEarlierEdition = async ({
  archive,
  next,
  prior,
}: SettleArgs & { prior: KeptArticle }): Promise<null | KeptArticle> => {
  if (!prior.written) return null
  const article = await archive.article(prior.id)
  const keep = (action: ArticleAction) =>
    kept({ action, id: prior.id, next, textKey: prior.textKey, written: prior.written })
  if (!article || article.isOut) return keep('tombstone')
  if (article.importKey !== next.importKey) return null

  const updated = updateOf({ article, next })
  const written = writtenOf(updated)
  if (sameWritten(written, prior.written)) return keep('unchanged')
  if (isTouched({ article, written: prior.written })) return keep('conflict')
  await changeArticle({ archive, article, change: changeOf(updated) })
  return kept({ action: 'updated', id: article.id, next, written })
}

const settleTwin = async ({
  archive,
  document,
  next,
  twin,
}: SettleArgs & { twin: KnownArticle }): Promise<KeptArticle> => {
  const isElsewhere = twin.documentPart !== 'readAlso' && twin.importKey !== next.importKey
  const elsewhere = next.part === 'main' && isElsewhere ? { document: twin.document } : null
  const linked = { ...kept({ action: 'linked', id: twin.id, next, written: null }), elsewhere }
  if (twin.isOut) return { ...linked, action: 'tombstone' }

  const completion = completionOf({ article: twin, next })
  const before = completion && (await writtenByOwner({ archive, twin }))
  if (!completion || !before || isTouched({ article: twin, written: before })) return linked
  const change = completingChange({ completion, document })
  await changeArticle({ archive, article: twin, change })
  const { isOwners, merged } = completion
  const written = isOwners ? writtenOf(merged) : null
  return { ...linked, action: 'completed', written }
}

/** What the import wrote into an article, as the document says that it came from. */
const writtenByOwner = async ({
  archive,
  twin,
}: {
  archive: Archive
  twin: KnownArticle
}): Promise<null | Written> => {
  if (!twin.document) return null
  const owner = await archive.documentById(twin.document)
  return (
    owner?.parse?.written?.find(({ id, written }) => id === twin.id && written)?.written ?? null
  )
}

const kept = ({
  action,
  id,
  next: { index, part, textKey: nextTextKey },
  textKey = nextTextKey,
  written,
}: Pick<KeptArticle, 'action' | 'id' | 'written'> & {
  next: MatchedArticle
  textKey?: null | string
}): KeptArticle => ({ action, elsewhere: null, id, index, part, textKey, written })
