import type { FieldHook } from 'payload'

import { batched } from './batched.ts'
import { heedsSelect } from './heedsSelect.ts'
import type { AccessRules } from './rules.ts'

type HideUnreadableArgs = { relationTo: string; rules: AccessRules }

/**
 * Empties a relationship whose target the reader may not see.
 *
 * Payload answers such a relation with the bare id, which tells of a draft or a withdrawn article.
 * The questions of a page of links are one statement, and they are asked at reading, so that an embargo
 * ends at its minute without anybody saving anything.
 */
export const hideUnreadable = ({ relationTo, rules }: HideUnreadableArgs): FieldHook =>
  heedsSelect<FieldHook>(async ({ overrideAccess, req, value }) => {
    if (value === null || value === undefined || overrideAccess || rules.isStaff(req)) return value
    const target = await readable({ collection: relationTo, id: idOf(value), req })
    return target ? value : null
  })

const readable = batched<{ id: number | string }>({
  overrideAccess: false,
  select: { _status: true },
})

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value)
