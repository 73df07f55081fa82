import type { Archive, KnownArticle } from '../archive/types.ts'
import type { MatchedArticle } from './articleData.ts'
import { currentOf, isTouched, writtenOf } from './articleData.ts'
import { changeOf, completionOf } from './change.ts'
import { changeArticle } from './changeArticle.ts'
import { openConflicts, settleBase } from './merge/conflicts.ts'
import type { Editions } from './printings/findEdition.ts'
import { findEdition } from './printings/findEdition.ts'
import type { ArticleAction, KeptArticle, KeptConflict, KeptLink, Written } from './kept.ts'
import { describeConflicts, mergeArticle } from './merge/mergeArticle.ts'
import { sameSet } from './merge/mergeThreeWays.ts'
import { findPrintings } from './printings/sameArticle.ts'

type SettleArgs = {
  archive: Archive
  /** The row of the document that is being written. */
  document: string
  next: MatchedArticle
}

/** What an earlier edition of the document left of this article. */
export type Prior = { article: KeptArticle; conflicts: readonly KeptConflict[] }

export type SettledArticle = KeptArticle & {
  conflicts: KeptConflict[]
  /** Of an article that changed hands: the titles that its former document wrote under it. */
  formerLinks?: readonly KeptLink[]
}

/**
 * Makes one article of a document be in the archive once. In this order: the article that an earlier
 * edition of this document wrote, one that printed the same text, a new one.
 */
export const settleArticle = async ({
  prior,
  ...args
}: SettleArgs & { prior: Prior | undefined }): Promise<SettledArticle> => {
  if (prior) {
    const settled = await settleEarlierEdition({ prior, ...args })
    if (settled) return settled
  }
  const { archive, document, next } = args
  const { copied, same } = await findPrintings({ archive, next })
  if (same) return settleTwin({ twin: same, ...args })
  const buried = next.textKey && (await archive.buriedText(next.textKey))
  if (buried) return kept({ action: 'tombstone', id: buried, next, written: null })
  const { edition, near } = copied.length === 0 ? await findEdition({ archive, next }) : none
  if (edition) return settleEdition({ edition, ...args })
  const id = await archive.createArticle({ article: next, document })
  await archive.countTagUse({ by: 1, tags: next.tags })
  const written = writtenOf(next)
  return {
    ...kept({ action: 'created', id, next, written }),
    ...oldestOf([...copied, ...near]),
  }
}

const none: Editions = { edition: null, near: [] }

/** The oldest article that a new one copies; ids are in the order of time. */
const oldestOf = (copied: readonly KnownArticle[]): Pick<KeptArticle, 'nearDuplicateOf'> => {
  const [oldest] = copied.map(({ id }) => id).sort()
  return oldest === undefined ? {} : { nearDuplicateOf: oldest }
}

/**
 * A newer edition is merged into the older, and the article is its document's from then on. What was
 * known by its read-also printing only is completed by its own page. What an editor has worked on does not
 * change hands.
 */
const settleEdition = async ({
  archive,
  document,
  edition: { isNewer, known },
  next,
}: SettleArgs & { edition: NonNullable<Editions['edition']> }): Promise<SettledArticle> => {
  const isPage = next.part === 'main' && known.documentPart === 'main'
  const near = isPage ? { nearDuplicateOf: known.id } : {}
  const owner = isNewer && !known.isOut ? await ownerOf({ archive, twin: known }) : null
  if (!owner) return { ...(await settleTwin({ archive, document, next, twin: known })), ...near }
  const settle = (action: ArticleAction, written: null | Written) => ({
    ...kept({ action, id: known.id, next, written }),
    ...near,
  })
  if (isTouched({ article: known, written: owner.written })) return settle('conflict', null)
  const merge = await mergeArticle({ archive, article: known, base: owner.written, next })
  const hearsay = hearsayOf({ known, next })
  const change = {
    ...changeOf({ fields: merge.taken, next, tags: merge.tags }),
    ...hearsay,
    document,
    documentPart: next.part,
    importKey: next.importKey,
  }
  await changeArticle({ archive, article: known, change })
  return isPage
    ? { ...settle('updated', merge.base), formerLinks: owner.links }
    : settle('completed', { ...merge.base, ...hearsay })
}

/** Null where the earlier edition's article is another document's, so that the text must decide. */
const settleEarlierEdition = async ({
  archive,
  next,
  prior,
}: SettleArgs & { prior: Prior }): Promise<null | SettledArticle> => {
  const { id, textKey, written: wrote } = prior.article
  const article = await archive.article(id)
  // Also where the text was only found here: its new edition would bring back what was taken out.
  if (!article || article.isOut) {
    return kept({ action: 'tombstone', id, next, textKey, written: wrote })
  }
  if (!wrote || article.importKey !== next.importKey) return null
  const { conflicts } = prior
  const open = openConflicts({ conflicts, current: currentOf(article) })
  const base = settleBase({ conflicts, open, written: wrote })
  return mergeInto({ archive, article, base, next, textKey })
}

/** Writes what the document changed, but for what an editor changed too. */
const mergeInto = async ({
  archive,
  article,
  base,
  next,
  textKey,
}: Omit<SettleArgs, 'document'> & {
  article: KnownArticle
  base: Written
  /** Of the text that the last import wrote. */
  textKey: null | string
}): Promise<SettledArticle> => {
  const args = { archive, article, base, next }
  const merge = await mergeArticle(args)
  const tags = sameSet(merge.tags, article.tags) ? null : merge.tags
  const change = changeOf({ fields: merge.taken, next, tags })
  const isChanged = Object.keys(change).length > 0
  if (isChanged) await changeArticle({ archive, article, change })
  const conflicts = await describeConflicts({ ...args, fields: merge.conflicts })
  const action = isChanged ? 'updated' : conflicts.length > 0 ? 'conflict' : 'unchanged'
  const isNewText = merge.base.body !== base.body
  return {
    ...kept({ action, id: article.id, next, written: merge.base }),
    conflicts,
    textKey: isNewText ? next.textKey : textKey,
  }
}

const settleTwin = async ({
  archive,
  document,
  next,
  twin,
}: SettleArgs & { twin: KnownArticle }): Promise<SettledArticle> => {
  const isElsewhere = twin.documentPart !== 'readAlso' && twin.importKey !== next.importKey
  const elsewhere = next.part === 'main' && isElsewhere ? { document: twin.document } : null
  const linked = { ...kept({ action: 'linked', id: twin.id, next, written: null }), elsewhere }
  if (twin.isOut) return { ...linked, action: 'tombstone' }

  const completion = completionOf({ article: twin, next })
  const base = completion && (await ownerOf({ archive, twin }))?.written
  // What an editor has worked on does not change hands: it would raise questions about the same text.
  if (!base || isTouched({ article: twin, written: base })) return linked
  if (completion === 'headline') {
    const change = changeOf({ fields: ['headline'], next, tags: null })
    await changeArticle({ archive, article: twin, change })
    return { ...linked, action: 'completed' }
  }
  const merge = await mergeArticle({ archive, article: twin, base, next })
  const hearsay = hearsayOf({ known: twin, next })
  const change = {
    ...changeOf({ fields: merge.taken, next, tags: merge.tags }),
    ...hearsay,
    document,
    documentPart: next.part,
    importKey: next.importKey,
  }
  await changeArticle({ archive, article: twin, change })
  return { ...linked, action: 'completed', written: { ...merge.base, ...hearsay } }
}

/** Which outlet another page named for an article was hearsay, also where its own page names none. */
const hearsayOf = ({
  known,
  next: { part, source },
}: {
  known: KnownArticle
  next: MatchedArticle
}): Partial<Pick<Written, 'source'>> =>
  part === 'main' && known.documentPart === 'readAlso' ? { source } : {}

/** What the import wrote into an article, and under a page, as the document says that it came from. */
const ownerOf = async ({
  archive,
  twin,
}: {
  archive: Archive
  twin: KnownArticle
}): Promise<null | { links: readonly KeptLink[]; written: Written }> => {
  if (!twin.document) return null
  const parse = (await archive.documentById(twin.document))?.parse
  const written = parse?.written?.find((one) => one.id === twin.id && one.written)?.written
  return parse && written ? { links: parse.links ?? [], written } : null
}

const kept = ({
  action,
  id,
  next: { index, part, textKey: nextTextKey },
  textKey = nextTextKey,
  written,
}: Pick<KeptArticle, 'id' | 'written'> & {
  action: ArticleAction
  next: MatchedArticle
  textKey?: null | string
}): SettledArticle => ({
  action,
  conflicts: [],
  elsewhere: null,
  id,
  index,
  part,
  textKey,
  written,
})
