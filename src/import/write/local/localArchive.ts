import type { Archive } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'
import { labelsOf } from '../../stories/labelsOf.ts'
import { findTakenText } from '../../takenOut/takenTexts.ts'
import { changeArticle } from './changeArticle.ts'
import { createArticle } from './createArticle.ts'
import { completeDocumentRow, writeDocumentRow } from './documentRow.ts'
import { findArticle, findArticlesByText } from './findArticle.ts'
import { findDocument, findDocumentById, findRawText, findTwin } from './findDocument.ts'
import { findLike } from './findLike.ts'
import { findSource, findSourceById } from './findSource.ts'
import { findTags } from './findTags.ts'
import { createLinks, linksOf, moveLink, removeLink } from './links.ts'
import { keepUndo } from './keepUndo.ts'
import { countTagUse, createSource, createTag } from './names.ts'

/**
 * The archive by Payload's Local API, within the transaction of `context.req`: every hook and check of
 * the collections runs, the host's own too.
 */
export const localArchive = (context: WriteContext): Archive => ({
  article: (id) => findArticle({ context, id }),
  articlesByText: (textKey) => findArticlesByText({ context, textKey }),
  articlesLike: (article) => findLike({ article, context }),
  buriedText: (textKey) => findTakenText({ req: context.req, textKey }),
  changeArticle: (args) => changeArticle({ ...args, context }),
  completeDocument: (args) => completeDocumentRow({ ...args, context }),
  countTagUse: (args) => countTagUse({ ...args, context }),
  createArticle: (args) => createArticle({ ...args, context }),
  createLinks: (links) => createLinks({ context, links }),
  createSource: (source) => createSource({ context, source }),
  createTag: (label) => createTag({ context, label }),
  document: (documentKey) => findDocument({ ...context, documentKey }),
  documentById: (id) => findDocumentById({ ...context, id }),
  keepUndo: (undo) => keepUndo({ context, undo }),
  labelsOf: (tags) => labelsOf({ ...context, tags }),
  linksOf: (from) => linksOf({ context, from }),
  moveLink: (args) => moveLink({ ...args, context }),
  rawText: (id) => findRawText({ ...context, id }),
  removeLink: (id) => removeLink({ context, id }),
  saveDocument: (args) => writeDocumentRow({ ...args, context }),
  source: (keys) => findSource({ ...context, keys }),
  sourceById: (id) => findSourceById({ ...context, id }),
  tags: (args) => findTags({ ...context, ...args }),
  twin: (args) => findTwin({ ...context, ...args }),
})
