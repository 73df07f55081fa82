import type { KnownArticle } from '../archive/findArticle.ts'
import { findArticle, findArticleByText } from '../archive/findArticle.ts'
import { findDocumentById } from '../archive/findDocument.ts'
import type { WriteContext } from '../context.ts'
import type { MatchedArticle } from './articleData.ts'
import { isTouched, sameWritten, writtenOf } from './articleData.ts'
import {
  changeArticle,
  changeOf,
  completingChange,
  completionOf,
  updateOf,
} from './changeArticle.ts'
import { createArticle } from './createArticle.ts'
import type { ArticleAction, KeptArticle, Written } from './kept.ts'

type SettleArgs = {
  context: WriteContext
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
  const { context, document, next } = args
  const twin = next.textKey && (await findArticleByText({ context, textKey: next.textKey }))
  if (twin) return settleTwin({ ...args, twin })
  const id = await createArticle({ article: next, context, document })
  return kept({ action: 'created', id, next, written: writtenOf(next) })
}

/** Null where the earlier edition's article is another document's, so that the text must decide. */
const settleEarlierEdition = async ({
  context,
  next,
  prior,
}: SettleArgs & { prior: KeptArticle }): Promise<null | KeptArticle> => {
  if (!prior.written) return null
  const article = await findArticle({ context, id: prior.id })
  const keep = (action: ArticleAction) =>
    kept({ action, id: prior.id, next, textKey: prior.textKey, written: prior.written })
  if (!article || article.isOut) return keep('tombstone')
  if (article.importKey !== next.importKey) return null

  const updated = updateOf({ article, next })
  const written = writtenOf(updated)
  if (sameWritten(written, prior.written)) return keep('unchanged')
  if (isTouched({ article, written: prior.written })) return keep('conflict')
  await changeArticle({ article, change: changeOf(updated), context })
  return kept({ action: 'updated', id: article.id, next, written })
}

const settleTwin = async ({
  context,
  document,
  next,
  twin,
}: SettleArgs & { twin: KnownArticle }): Promise<KeptArticle> => {
  const isElsewhere = twin.documentPart !== 'readAlso' && twin.importKey !== next.importKey
  const elsewhere = next.part === 'main' && isElsewhere ? { document: twin.document } : null
  const linked = { ...kept({ action: 'linked', id: twin.id, next, written: null }), elsewhere }
  if (twin.isOut) return { ...linked, action: 'tombstone' }

  const completion = completionOf({ article: twin, next })
  const before = completion && (await writtenByOwner({ context, twin }))
  if (!completion || !before || isTouched({ article: twin, written: before })) return linked
  const change = completingChange({ completion, document })
  await changeArticle({ article: twin, change, context })
  const { isOwners, merged } = completion
  const written = isOwners ? writtenOf(merged) : null
  return { ...linked, action: 'completed', written }
}

/** What the import wrote into an article, as the document says that it came from. */
const writtenByOwner = async ({
  context,
  twin,
}: {
  context: WriteContext
  twin: KnownArticle
}): Promise<null | Written> => {
  if (!twin.document) return null
  const owner = await findDocumentById({ ...context, id: twin.document })
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
