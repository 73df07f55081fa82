import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { savesDraft } from '../../../collections/articles/hooks/noteDraftSave.ts'
import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { KeptParse } from '../settle/kept.ts'
import { isOut } from './isOut.ts'
import { buryTexts, unburyTexts } from './takenTexts.ts'

type HookArgs = { slugs: Slugs }

/** Set in a request's context by a rollback: what it takes away may be imported again. */
export const rollsBackKey = 'nashraRollsBack'

/**
 * Remembers the texts of an article that the desk takes out, until it brings it back: also the text as it
 * was imported, which an editor may have changed before.
 */
export const noteTakenOut =
  ({ slugs }: HookArgs): CollectionAfterChangeHook =>
  async ({ context, doc, operation, previousDoc, req }) => {
    if (savesDraft(context) || context[rollsBackKey]) return doc
    const was = operation === 'update' && isOut(previousDoc)
    const is = isOut(doc)
    if (is && !was) await bury({ doc, req, slugs })
    if (was && !is) await unburyTexts({ article: String(doc.id), req })
    return doc
  }

/** The same of an article that is deleted for good, of which nothing else stays. */
export const noteDeleted =
  ({ slugs }: HookArgs): CollectionAfterDeleteHook =>
  async ({ context, doc, req }) => {
    if (!context[rollsBackKey]) await bury({ doc, req, slugs })
    return doc
  }

const bury = async ({
  doc,
  req,
  slugs,
}: HookArgs & { doc: Record<string, unknown>; req: PayloadRequest }): Promise<void> => {
  const article = String(doc.id)
  const own = typeof doc.textKey === 'string' ? [doc.textKey] : []
  const imported = await importedTexts({ article, document: idOf(doc.document), req, slugs })
  await buryTexts({ article, req, textKeys: [...new Set([...own, ...imported])] })
}

const importedTexts = async ({
  article,
  document,
  req,
  slugs,
}: HookArgs & { article: string; document: null | string; req: PayloadRequest }): Promise<
  string[]
> => {
  if (!document) return []
  const found = await req.payload.findByID({
    collection: slugs.documents,
    depth: 0,
    disableErrors: true,
    id: document,
    overrideAccess: true,
    req,
    select: { parse: true },
  })
  const parse = found?.parse as null | Partial<KeptParse> | undefined
  return (parse?.written ?? []).flatMap(({ id, textKey }) =>
    id === article && textKey ? [textKey] : [],
  )
}
