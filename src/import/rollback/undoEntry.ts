import type { Archive, KnownLink } from '../archive/types.ts'
import { bodyOfState } from '../prepare/body.ts'
import { changeArticle } from '../settle/changeArticle.ts'
import { keptLinksOf } from '../settle/links/settleLinks.ts'
import type { UndoEntry } from '../settle/undo.ts'
import { findDocumentById } from '../write/local/findDocument.ts'
import { localArchive } from '../write/local/localArchive.ts'
import { articleFacts } from './articleFacts.ts'
import { whyLeft } from './planArticle.ts'
import { removeArticle } from './removeArticle.ts'
import { removeUnused } from './removeUnused.ts'
import type { RollbackContext, RollbackReport } from './types.ts'
import { createdIn, keyOf, planCreated } from './undoDocument.ts'

/**
 * Puts back what a run wrote over while it wrote one document: its articles, their titles, the row. All
 * of it or nothing: a row that says other than its articles would take them for an editor's work.
 */
export const undoEntry = async ({
  context,
  entry,
}: {
  context: RollbackContext
  entry: UndoEntry
}): Promise<RollbackReport> => {
  const { articles, document, links, previous } = entry
  const known = await findDocumentById({ ...context, id: document })
  const key = await keyOf({ context, document })
  // What an edition that is taken back brought with it goes with it.
  const made = previous ? createdIn(known) : []
  const plans = await planCreated({ articles: made, context, known })
  const reason =
    (known ? null : gone) ??
    (await whyEntryLeft({ context, entry })) ??
    plans.find((plan) => plan.reason !== null)?.reason ??
    null
  if (reason !== null) {
    const ids = [...articles.map(({ id }) => id), ...made.map(({ id }) => id)]
    return { articles: report(ids, 'left'), document, key, outcome: 'left', reason }
  }

  const archive = localArchive(context)
  const removed: RollbackReport['articles'] = []
  for (const { article } of plans) {
    if (article) removed.push(await removeArticle({ article, context }))
  }
  for (const {
    before: { body, ...before },
    id,
  } of articles.toReversed()) {
    const article = await archive.article(id)
    const change = { ...before, ...(body === undefined ? {} : { body: bodyOfState(body) }) }
    if (article) await changeArticle({ archive, article, change })
    context.foreseen.add(id)
  }
  for (const { after, before } of articles) {
    const sources = after.source && after.source !== before.source ? [after.source] : []
    await removeUnused({ context, sources, tags: after.tags })
  }
  if (links) await restoreLinks({ archive, links })
  if (previous) {
    await context.payload.update({
      collection: context.slugs.documents,
      data: { reason: null, ...previous },
      depth: 0,
      id: document,
      overrideAccess: true,
      req: context.req,
    })
  }
  const restored = report([...new Set(articles.map(({ id }) => id))], 'restored')
  return { articles: [...removed, ...restored], document, key, outcome: 'restored', reason: null }
}

const gone = 'deleted: The document is gone.'

const whyEntryLeft = async ({
  context,
  entry: { articles, links },
}: {
  context: RollbackContext
  entry: UndoEntry
}): Promise<null | string> => {
  const { foreseen, later, run } = context
  const seen = new Map(articles.map((article) => [article.id, article]))
  for (const [id, { after }] of seen) {
    const facts = await articleFacts({ context, id, later: later.articles, started: run.started })
    const expected = {
      links: links?.article === id ? keptLinksOf(links.after) : null,
      written: foreseen.has(id) ? null : after,
    }
    const reason = whyLeft({ expected, facts })
    if (reason !== null) return reason
  }
  if (!links || seen.has(links.article)) return null
  const facts = await articleFacts({
    context,
    id: links.article,
    later: later.articles,
    started: run.started,
  })
  return whyLeft({ expected: { links: keptLinksOf(links.after), written: null }, facts })
}

const report = (ids: readonly string[], action: 'left' | 'restored'): RollbackReport['articles'] =>
  ids.map((id) => ({ action, id }))

const restoreLinks = async ({
  archive,
  links: { article: from, before },
}: {
  archive: Archive
  links: NonNullable<UndoEntry['links']>
}): Promise<void> => {
  const now = await archive.linksOf(from)
  const isKept = (link: KnownLink) => before.some(({ matchKey }) => matchKey === link.matchKey)
  for (const link of now) {
    if (!isKept(link)) await archive.removeLink(link.id)
  }
  const missing: KnownLink[] = []
  for (const link of before) {
    const there = now.find(({ matchKey }) => matchKey === link.matchKey)
    const { kind, order } = link
    if (!there) missing.push(link)
    else if (there.kind !== kind || there.order !== order) {
      await archive.moveLink({ id: there.id, kind, order })
    }
  }
  await archive.createLinks(
    missing.map(({ kind, matchKey, order, title, variants }) => ({
      from,
      key: matchKey ?? '',
      kind,
      order,
      title,
      to: null,
      variants,
    })),
  )
}
