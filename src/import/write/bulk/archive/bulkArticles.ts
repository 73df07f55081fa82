import type { MatchedArticle } from '../../../settle/articleData.ts'
import { rememberRunning } from '../../../prepare/body.ts'
import type { BulkContext } from '../bulkContext.ts'
import { takeArticle } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
import { articleRow, newValues } from '../rows/articleRows.ts'
import { joinStory, rememberSketch } from '../stories/joinStory.ts'
import { addIssue, addVersion } from './addToArticle.ts'
import { arrive } from './bulkTitles.ts'

export const createArticle = async ({
  article,
  context,
  document,
}: {
  article: MatchedArticle
  context: BulkContext
  document: string
}): Promise<string> => {
  const { draft, memory, now, publish, reader } = context
  const id = reader.tables.articles.newId()
  const at = now()
  const values = newValues({ article, now: at, publish })
  const { originalAuthor, originalDatePrecision, originalPublishedAt } = article
  const state: ArticleState = {
    at: originalPublishedAt === null ? null : Date.parse(originalPublishedAt),
    beside: null,
    cluster: null,
    id,
    isHeld: false,
    isStored: false,
    isTrashed: false,
    known: {
      body: article.body,
      deck: null,
      document,
      documentPart: article.part,
      hasDraft: false,
      headline: article.headline.text,
      headlineOrigin: article.headline.origin,
      id,
      importKey: article.importKey,
      isOut: false,
      isPublished: publish,
      originalAuthor,
      originalDatePrecision,
      originalPublishedAt,
      originalUrl: article.originalUrl,
      source: article.source,
      stage: values.stage ?? 'imported',
      tags: article.tags,
    },
    lastIssue: null,
    leading: [],
    seen: { at, version: null, versionAt: null },
    sketch: article.sketch,
    values,
  }
  takeArticle({ memory, state })
  // The database knows of no titles under it.
  memory.asked.linksFrom.add(id)
  rememberRunning({ body: article.body, running: article.running })
  rememberSketch({ memory, state })
  await joinStory({ context, state })
  // What is spread last costs a tenth: V8 copies its shape at once.
  const row = { createdAt: at, updatedAt: at, ...articleRow(state) }
  memory.journal.push(draft.newArticles, { row, state })
  addVersion({ context, row, state })
  if (publish) addIssue({ action: 'publish', context, state })
  await arrive({ context, state })
  return id
}
