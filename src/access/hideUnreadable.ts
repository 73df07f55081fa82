import type { FieldHook, TypedFallbackLocale } from 'payload'
import { createDataloaderCacheKey } from 'payload'

import type { AccessRules } from './rules.ts'

type HideUnreadableArgs = { relationTo: string; rules: AccessRules }

/**
 * Empties a relationship whose target the reader may not see.
 *
 * Payload answers such a relation with the bare id, which tells of a draft or a withdrawn article.
 * The question goes through the request's data loader, so a page of links costs one statement, and
 * it is asked at reading, so that an embargo ends at its minute without anybody saving anything.
 */
export const hideUnreadable =
  ({ relationTo, rules }: HideUnreadableArgs): FieldHook =>
  async ({ overrideAccess, req, value }) => {
    if (value === null || value === undefined || overrideAccess || rules.isStaff(req)) return value
    const target: unknown = await req.payloadDataLoader.load(
      createDataloaderCacheKey({
        collectionSlug: relationTo,
        currentDepth: 1,
        depth: 0,
        docID: idOf(value),
        draft: false,
        fallbackLocale: req.fallbackLocale as TypedFallbackLocale,
        locale: req.locale as string,
        overrideAccess: false,
        select: { _status: true },
        showHiddenFields: false,
        transactionID: req.transactionID as string,
      }),
    )
    return target ? value : null
  }

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value)
