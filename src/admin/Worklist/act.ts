import type { ActionName } from '../../desk/actions/table.ts'
import { reverses } from '../../desk/worklists/rows/quickActions.ts'
import type { QuickName } from '../../desk/worklists/rows/quickActions.ts'
import type { WorklistRow } from '../../desk/worklists/rows/types.ts'
import { takeAction } from '../ArticleActions/request.ts'

/** Where rows are changed: addresses of the collections in the API. */
export type Addresses = { articles: string; tags: string }

/** One thing that may be done to a row, and whether somebody has to say why. */
export type Doing =
  { kind: 'article'; needsReason: boolean; way: ActionName[] } | { kind: 'tag'; status: TagStatus }

type TagStatus = 'approved' | 'candidate' | 'noise'

/** What a key or a button does to a row; null where nothing may be done. */
export const doingOf = ({ name, row }: { name: QuickName; row: WorklistRow }): Doing | null => {
  if (row.kind === 'tag') {
    const status = row.mayDecide ? tagStatuses[name] : undefined
    return status ? { kind: 'tag', status } : null
  }
  const way = row.may[name]
  if (!way) return null
  const asksRights = way.some((action) => issuing.includes(action))
  const isUnclear = row.rights === 'ask' || row.rights === 'unknown'
  return {
    kind: 'article',
    needsReason: way.includes('reject') || (asksRights && isUnclear),
    way,
  }
}

const tagStatuses: Partial<Record<QuickName, TagStatus>> = { accept: 'approved', reject: 'noise' }

/** Actions that the terms of the source have a say in. */
const issuing: readonly ActionName[] = ['publish', 'release', 'republish']

/** `message` says why not, in the words of the server; null where it did not answer. */
export type Outcome = { message: null | string; ok: false } | { ok: true; undo: Doing | null }

/** Does it, step by step; a step that is refused ends it. */
export const act = async ({
  addresses,
  doing,
  input = {},
  row,
}: {
  addresses: Addresses
  doing: Doing
  /** What was asked for: a reason. */
  input?: object
  row: WorklistRow
}): Promise<Outcome> => {
  try {
    if (doing.kind === 'tag') return await setStatus({ addresses, doing, row })
    // Only the first step can meet a colleague's change: the others follow at once.
    let seen = row.kind === 'article' && row.updatedAt ? { seen: row.updatedAt } : {}
    for (const name of doing.way) {
      const given = name === 'ready' || name === 'review' || name === 'restore' ? {} : input
      const told = await takeAction({
        address: `${addresses.articles}/${row.id}`,
        input: { ...given, ...seen },
        name,
      })
      if (!told.ok) return { message: told.message, ok: false }
      seen = {}
    }
    return { ok: true, undo: undoOf(doing.way) }
  } catch {
    return { message: null, ok: false }
  }
}

/** What takes back what was done, where one action does. */
const undoOf = (way: readonly ActionName[]): Doing | null => {
  const reverse = way.length === 1 && way[0] ? reverses[way[0]] : undefined
  return reverse ? { kind: 'article', needsReason: false, way: [reverse] } : null
}

const setStatus = async ({
  addresses,
  doing: { status },
  row,
}: {
  addresses: Addresses
  doing: Extract<Doing, { kind: 'tag' }>
  row: WorklistRow
}): Promise<Outcome> => {
  const answer = await fetch(`${addresses.tags}/${row.id}?depth=0`, {
    body: JSON.stringify({ status }),
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    method: 'PATCH',
  })
  if (answer.ok) return { ok: true, undo: { kind: 'tag', status: 'candidate' } }
  const body = (await answer.json().catch(() => ({}))) as { errors?: { message?: string }[] }
  return { message: body.errors?.[0]?.message ?? answer.statusText, ok: false }
}
