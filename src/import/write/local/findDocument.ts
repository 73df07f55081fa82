import type { Payload, PayloadRequest } from 'payload'

import { idOf } from '../../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../../collections/slugs.ts'
import type { KnownDocument } from '../../archive/types.ts'
import type { KeptParse } from '../../settle/kept.ts'

type FindArgs = { payload: Payload; req?: PayloadRequest; slugs: Slugs }

const select = {
  confidence: true,
  encoding: true,
  outcome: true,
  parse: true,
  parserVersion: true,
  reason: true,
  run: true,
  sha256: true,
} as const

/** The document of this key, or null. */
export const findDocument = ({
  documentKey,
  ...args
}: FindArgs & { documentKey: string }): Promise<KnownDocument | null> =>
  findOne({ ...args, where: { documentKey: { equals: documentKey } } })

/** The document with this id, or null. */
export const findDocumentById = ({
  id,
  ...args
}: FindArgs & { id: string }): Promise<KnownDocument | null> =>
  findOne({ ...args, where: { id: { equals: id } } })

/** The text of a document, which is left out elsewhere because it may be long. */
export const findRawText = async ({
  id,
  payload,
  req,
  slugs,
}: FindArgs & { id: string }): Promise<string> => {
  const { rawText } = await payload.findByID({
    collection: slugs.documents,
    depth: 0,
    id,
    overrideAccess: true,
    ...(req ? { req } : {}),
    select: { rawText: true },
  })
  return rawText ?? ''
}

/** Another document that came from the very same bytes and is no duplicate itself, or null. */
export const findTwin = ({
  documentKey,
  sha256,
  ...args
}: FindArgs & { documentKey: string; sha256: string }): Promise<KnownDocument | null> =>
  findOne({
    ...args,
    where: {
      and: [
        { sha256: { equals: sha256 } },
        { documentKey: { not_equals: documentKey } },
        { outcome: { in: ['imported', 'tombstone'] } },
      ],
    },
  })

const findOne = async ({
  payload,
  req,
  slugs,
  where,
}: FindArgs & {
  where: Parameters<Payload['find']>[0]['where']
}): Promise<KnownDocument | null> => {
  const { docs } = await payload.find({
    collection: slugs.documents,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    ...(req ? { req } : {}),
    select,
    sort: 'id',
    where,
  })
  const [found] = docs
  if (!found) return null
  // Only imports write this column; what a later version wrote may lack or have more of it.
  const parse =
    typeof found.parse === 'object' && found.parse !== null && !Array.isArray(found.parse)
      ? (found.parse as Partial<KeptParse>)
      : null
  return { ...found, parse, run: idOf(found.run) }
}
