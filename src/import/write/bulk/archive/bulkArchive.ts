import type { Archive } from '../../../archive/types.ts'
import type { BulkContext } from '../bulkContext.ts'
import { createArticle } from './bulkArticles.ts'
import { changeArticle } from './changeBulkArticle.ts'
import {
  completeDocument,
  findDocument,
  findDocumentById,
  findTwin,
  keepUndo,
  rawTextOf,
  saveDocument,
} from './bulkDocuments.ts'
import { findArticle, findArticlesByText, findBuriedText } from './findBulkArticles.ts'
import { createLinks, linksOf, moveLink, removeLink } from './bulkLinks.ts'
import {
  countTagUse,
  createSource,
  createTag,
  findSource,
  findSourceById,
  tagsOf,
} from './bulkNames.ts'
import { labelsIn } from '../fetch/fetchLikely.ts'
import { articlesLike } from '../stories/statesLike.ts'

/**
 * The archive in memory: answers from what was loaded for the batch and asks the database for the rest;
 * writes into the batch's draft. Every function does what Payload's Local API and the collections' hooks
 * would do, so that both ways come to the same rows.
 */
export const bulkArchive = (context: BulkContext): Archive => ({
  article: (id) => findArticle({ context, id }),
  articlesByText: (textKey) => findArticlesByText({ context, textKey }),
  articlesLike: (article) => articlesLike({ article, context }),
  buriedText: (textKey) => findBuriedText({ context, textKey }),
  changeArticle: (args) => changeArticle({ context, ...args }),
  completeDocument: (args) => settled(() => completeDocument({ context, ...args })),
  countTagUse: (args) => settled(() => countTagUse({ context, ...args })),
  createArticle: (args) => createArticle({ context, ...args }),
  createLinks: (links) => createLinks({ context, links }),
  createSource: (source) => settled(() => createSource({ context, source })),
  createTag: (label) => settled(() => createTag({ context, label })),
  document: (documentKey) => findDocument({ context, documentKey }),
  documentById: (id) => findDocumentById({ context, id }),
  keepUndo: (undo) => keepUndo({ context, undo }),
  labelsOf: (tags) => labelsIn({ ...context, tags }),
  linksOf: (from) => linksOf({ context, from }),
  moveLink: (args) => settled(() => moveLink({ context, ...args })),
  rawText: (id) => rawTextOf({ context, id }),
  removeLink: (id) => settled(() => removeLink({ context, id })),
  saveDocument: (args) => saveDocument({ context, ...args }),
  source: (keys) => findSource({ context, keys }),
  sourceById: (id) => findSourceById({ context, id }),
  tags: (args) => tagsOf({ context, ...args }),
  twin: (args) => findTwin({ context, ...args }),
})

/** As a promise, also of what it throws. */
const settled = <Value>(work: () => Value): Promise<Value> =>
  new Promise((resolve) => {
    resolve(work())
  })
