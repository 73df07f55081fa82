import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { Article } from '../../payload-types.ts'
import { titleKey } from '../../text/titleKey.ts'
import {
  baseOf,
  bodyOf,
  bodyOrigin,
  documentOf,
  headlineParts,
  openConflicts,
} from './compareArticle.ts'
import type { CurrentValues } from './fieldOrigins.ts'
import { fieldOrigins } from './fieldOrigins.ts'
import type { DocumentRow, Surroundings } from './findRows.ts'
import { findPrintedElsewhere, findSurroundings, mostParsed } from './findRows.ts'
import type { KeptArticle } from './kept.ts'
import { keptOf } from './kept.ts'
import { printedElsewhere } from './printedElsewhere.ts'
import type { ReadDocument } from './readDocument.ts'
import { readDocument } from './readDocument.ts'
import { refusal } from './refuse.ts'
import type { FieldOrigin, Origin } from './types.ts'

export type OriginArgs = {
  /** Id of the article. */
  article: string
  /** True asks nobody's leave, as Payload's Local API does for the house itself. */
  overrideAccess?: boolean
  req: PayloadRequest
  slugs: Slugs
}

/**
 * An article, as its newest draft has it, beside what it was made from: its document, the text as it was
 * imported against the text as it is, and where each value came from. Four SQL statements at most; nothing
 * is written. An article that was written by hand has no document, and says so.
 *
 * @throws APIError 403 for whoever may not read documents, 404 where there is no such article
 */
export const originOf = async ({
  article: id,
  overrideAccess = false,
  req,
  slugs,
}: OriginArgs): Promise<Origin> => {
  if (!overrideAccess) await mayLook({ req, slugs })
  const article = await findArticle({ id, overrideAccess, req, slugs })
  const current = currentOf(article)
  const around = await findSurroundings({
    article: id,
    document: idOf(article.document),
    req,
    slugs,
    source: current.source,
    tags: current.tags,
  })
  const { document: row } = around
  const kept = keptOf(row?.parse)
  const entry = kept.written.find((one) => one.id === id)
  const place = { index: entry?.index ?? 0, part: article.documentPart ?? 'main' }
  const read = row ? readRow({ place, row }) : unread
  const wrote = entry?.written ?? null
  const fields = fieldOrigins({ around, current, kept, read, text: row?.rawText ?? '', wrote })
  const body = bodyOf({ article, read })
  return {
    article: id,
    base: baseOf({ id, kept, read, wrote }),
    body,
    conflicts: openConflicts({ id, kept }),
    document: row && documentOf({ kept, part: place.part, read, row }),
    fields: await withElsewhere({
      around,
      fields: [...fields, bodyOrigin({ around, body })],
      id,
      req,
      slugs,
    }),
    headline: headlineParts({ current, fields, wrote }),
  }
}

const unread: ReadDocument = { article: null, blocks: [], parsed: null, sections: [] }

type Access = Pick<OriginArgs, 'req' | 'slugs'>

/** Whoever may read documents, by the collection's own rule or a host's, sees what came of them. */
const mayLook = async ({ req, slugs }: Access): Promise<void> => {
  const { access } = req.payload.collections[slugs.documents].config
  if ((await access.read({ req })) !== true) throw refusal({ reason: 'forbidden', req })
}

const findArticle = async ({
  id,
  overrideAccess,
  req,
  slugs,
}: Access & { id: string; overrideAccess: boolean }): Promise<Article> => {
  const article = await req.payload.findByID({
    collection: slugs.articles,
    depth: 0,
    disableErrors: true,
    draft: true,
    id,
    joins: false,
    overrideAccess,
    req,
    select: {
      body: true,
      deck: true,
      document: true,
      documentPart: true,
      headline: true,
      headlineOrigin: true,
      originalAuthor: true,
      originalDatePrecision: true,
      originalPublishedAt: true,
      originalUrl: true,
      source: true,
      tags: true,
    },
    trash: true,
  })
  if (!article) throw refusal({ reason: 'noArticle', req })
  return article as Article
}

const currentOf = (article: Article): CurrentValues => ({
  deck: article.deck ?? null,
  headline: article.headline,
  headlineOrigin: article.headlineOrigin,
  originalAuthor: article.originalAuthor ?? null,
  originalPublishedAt: article.originalPublishedAt
    ? `${article.originalDatePrecision} ${new Date(article.originalPublishedAt).toISOString()}`
    : null,
  originalUrl: article.originalUrl ?? null,
  source: idOf(article.source),
  tags: (article.tags ?? []).flatMap((tag) => idOf(tag) ?? []),
})

/** What is longer than may be read is shown from its beginning, and nothing is marked in it. */
const readRow = ({
  place,
  row: { length, rawText },
}: {
  place: Pick<KeptArticle, 'index' | 'part'>
  row: DocumentRow
}): ReadDocument =>
  rawText === null || length > mostParsed ? unread : readDocument({ place, text: rawText })

/** A headline that an import wrote and this document does not have was printed in another one. */
const withElsewhere = async ({
  around,
  fields,
  id,
  req,
  slugs,
}: Access & { around: Surroundings; fields: FieldOrigin[]; id: string }): Promise<
  FieldOrigin[]
> => {
  const headline = fields.find(({ field, kind }) => field === 'headline' && kind === 'earlier')
  if (!headline?.value) return fields
  const documents = await findPrintedElsewhere({
    article: id,
    document: around.document?.id ?? null,
    req,
    slugs,
    titleKey: titleKey(headline.value),
  })
  const elsewhere = printedElsewhere({ documents, headline: headline.value })
  return elsewhere
    ? fields.map((one) =>
        one === headline ? { ...one, elsewhere, kind: 'elsewhere' as const } : one,
      )
    : fields
}
