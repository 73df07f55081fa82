import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { batched } from '../../access/batched.ts'
import { mostMerges } from '../../rights/terms.ts'
import type { ArticleRights, SourceRights } from '../../rights/types.ts'

type ReadArgs = { req: PayloadRequest; slugs: Slugs }

type Read = (id: string) => Promise<null | SourceRights>

/** What is asked of a source. */
export const sourceSelect = { kind: true, mergedInto: true, name: true, rights: true } as const

/** What is asked of an article. */
export const articleSelect = {
  language: true,
  originalAuthor: true,
  originalDatePrecision: true,
  originalPublishedAt: true,
  originalUrl: true,
  rights: true,
  source: true,
} as const

/**
 * The source of an article with its terms and with what it was merged into, one in the other. Read without
 * regard to who asks: what a reader may not see of a source binds them all the same.
 */
export const sourceWithTerms = async ({
  id,
  read,
}: {
  id: null | string
  read: Read
}): Promise<null | SourceRights> => {
  const chain: SourceRights[] = []
  let next = id
  while (next && chain.length <= mostMerges) {
    const source = await read(next)
    if (!source) break
    chain.push(source)
    next = idOf(source.mergedInto)
  }
  return chain.reduceRight<null | SourceRights>(
    (target, source) => ({ ...source, mergedInto: target ?? idOf(source.mergedInto) }),
    null,
  )
}

/**
 * Reads for answers: all that a request asks for in one moment in one statement, and each source once, so
 * that a list costs what one article does.
 */
export const readInRequest =
  ({ req, slugs }: ReadArgs): Read =>
  (id) =>
    sourceOnce({ collection: slugs.sources, id, req })

/** Reads for decisions: as the source is now, within the transaction of the request. */
export const readNow =
  ({ req, slugs }: ReadArgs): Read =>
  (id) =>
    req.payload.findByID({
      collection: slugs.sources,
      depth: 0,
      disableErrors: true,
      id,
      overrideAccess: true,
      req,
      select: sourceSelect,
    })

/**
 * What a document that is being read says of its rights. A query that selects other fields leaves out what
 * they are told from; that is read again, for all documents of the answer at once.
 *
 * @returns null where there is nothing to tell them from
 */
export const rightsOfDocument = async ({
  doc,
  needs,
  req,
  slugs,
}: ReadArgs & {
  doc: Record<string, unknown>
  needs: readonly (keyof typeof articleSelect)[]
}): Promise<ArticleRights | null> => {
  if (needs.every((name) => isWhole({ name, value: doc[name] }))) return doc
  const id = idOf(doc)
  return id ? articleOnce({ collection: slugs.articles, id, req }) : null
}

/** A field that was not selected is not there at all; of a group that was selected in part, some is. */
const isWhole = ({ name, value }: { name: string; value: unknown }): boolean =>
  name === 'rights'
    ? typeof value === 'object' && value !== null && wholeRights.every((field) => field in value)
    : value !== undefined

const wholeRights = ['republish', 'excerptCharacters', 'creditTemplate']

const sourceOnce = batched<SourceRights>({ overrideAccess: true, select: sourceSelect })
const articleOnce = batched<ArticleRights & { id: string }>({
  overrideAccess: true,
  select: articleSelect,
})
