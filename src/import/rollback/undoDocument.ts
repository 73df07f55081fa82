import type { KnownArticle, KnownDocument } from '../archive/types.ts'
import type { KeptArticle } from '../settle/kept.ts'
import { sourceKeysOf } from '../settle/names/settleSource.ts'
import { findDocumentById } from '../write/local/findDocument.ts'
import { findSource } from '../write/local/findSource.ts'
import { articleFacts } from './articleFacts.ts'
import { whyLeft } from './planArticle.ts'
import { removeArticle } from './removeArticle.ts'
import { removeUnused } from './removeUnused.ts'
import type { RollbackContext, RollbackReport } from './types.ts'

/**
 * Takes away a document that a run made, with the articles that came in it. Where one of them has been
 * touched since, it stays with its document, and the others go.
 */
export const undoDocument = async ({
  context,
  id,
}: {
  context: RollbackContext
  id: string
}): Promise<RollbackReport> => {
  const { later, payload, req, slugs } = context
  const known = await findDocumentById({ ...context, id })
  const key = await keyOf({ context, document: id })
  const report = { articles: [] as RollbackReport['articles'], document: id, key }
  const articles = createdIn(known)
  if (later.documents.has(id)) {
    const reason =
      'later-run: A later import found its text under another key. Roll that one back first.'
    const left = articles.map((article) => ({ action: 'left' as const, id: article.id }))
    return { ...report, articles: left, outcome: 'left', reason }
  }
  const plans = await planCreated({ articles, context, known })
  for (const { article, kept, reason } of plans) {
    if (reason !== null) report.articles.push({ action: 'left', id: kept.id })
    else if (article) report.articles.push(await removeArticle({ article, context }))
  }
  const reason = plans.find((plan) => plan.reason !== null)?.reason ?? null
  const shared = { collection: slugs.documents, id, overrideAccess: true, req } as const
  if (reason === null) {
    await payload.delete({ ...shared, depth: 0 })
    await removeUnused({ context, sources: await namedSources({ context, known }), tags: [] })
    return { ...report, outcome: 'deleted', reason }
  }
  // What is gone is not to be taken for what an editor deleted.
  const stays = plans.filter((plan) => plan.reason !== null).map(({ kept }) => kept.id)
  const written = known?.parse?.written?.filter((article) => stays.includes(article.id))
  const parse = { ...known?.parse, written }
  await payload.db.updateOne({ ...shared, data: { parse }, returning: false })
  return { ...report, outcome: 'left', reason }
}

/** Sources that the document names for articles that were there already, which have others. */
const namedSources = async ({
  context,
  known,
}: {
  context: RollbackContext
  known: KnownDocument | null
}): Promise<string[]> => {
  if (!known?.parse?.written?.some(({ action }) => action !== 'created')) return []
  const names = new Set(known.parse.articles?.flatMap(({ source }) => source?.names ?? []))
  const found: string[] = []
  for (const name of names) {
    const id = await findSource({ ...context, keys: sourceKeysOf(name) })
    if (id) found.push(id)
  }
  return found
}

type Plan = { article: KnownArticle | null; kept: KeptArticle; reason: null | string }

/** The articles that the edition at hand brought, each once. */
export const createdIn = (known: KnownDocument | null): KeptArticle[] =>
  (known?.parse?.written ?? []).filter(({ absent, action }) => action === 'created' && !absent)

/** What becomes of articles that a run made: those that are gone need nothing. */
export const planCreated = async ({
  articles,
  context,
  known,
}: {
  articles: readonly KeptArticle[]
  context: RollbackContext
  known: KnownDocument | null
}): Promise<Plan[]> => {
  const { foreseen, later, run } = context
  const plans: Plan[] = []
  for (const kept of articles) {
    const { id, part, written } = kept
    const facts = await articleFacts({ context, id, later: later.articles, started: run.started })
    const links = part === 'main' ? (known?.parse?.links ?? []) : []
    const expected = foreseen.has(id) ? { links: null, written: null } : { links, written }
    plans.push({ article: facts.article, kept, reason: whyLeft({ expected, facts }) })
  }
  return plans
}

/** The key of a document at its source. */
export const keyOf = async ({
  context: { payload, req, slugs },
  document,
}: {
  context: RollbackContext
  document: string
}): Promise<string> => {
  const found = await payload.findByID({
    collection: slugs.documents,
    depth: 0,
    disableErrors: true,
    id: document,
    overrideAccess: true,
    req,
    select: { sourceKey: true },
  })
  return found?.sourceKey ?? ''
}
