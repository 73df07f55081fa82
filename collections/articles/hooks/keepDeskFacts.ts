import type { CollectionBeforeChangeHook } from 'payload'

import { actOf } from '../act.ts'

/** Facts of an article that an action changes, and no save. */
export const deskFacts = [
  'corrections',
  'embargoedUntil',
  'firstPublishedAt',
  'issueNumber',
  'lastIssuedAt',
  'pubStatus',
  'scheduleProblem',
  'scheduleReason',
  'scheduleTriedAt',
  'scheduledFor',
  'stage',
  'stageBefore',
  'supersededBy',
  'updateOf',
  'withdrawalNotice',
] as const

/** What a person's new article begins with. */
const beginning: Record<string, unknown> = {
  issueNumber: 0,
  pubStatus: 'usable',
  stage: 'review',
}

/**
 * Keeps these facts as they are whenever a person saves, whichever way, the Local API's included; an
 * action's come in instead. The house itself, which acts without a user, writes what it is told.
 */
export const keepDeskFacts: CollectionBeforeChangeHook = ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const act = actOf({ context, id: originalDoc?.id })
  if (act) return { ...data, ...act.change }
  if (!req.user) return data
  const own = Object.entries(data).filter(([field]) => !isDeskFact(field))
  const stood = (operation === 'create' ? beginning : originalDoc) as Record<string, unknown>
  const before = Object.entries(stood).filter(([field]) => isDeskFact(field))
  return Object.fromEntries([...own, ...before])
}

const isDeskFact = (field: string): boolean => (deskFacts as readonly string[]).includes(field)
