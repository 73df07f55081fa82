import { linkKey } from '../../../../text/linkKey.ts'
import type { KnownLink, NewLink } from '../../../archive/types.ts'
import { chooseTarget } from '../../../bind/chooseTarget.ts'
import type { BulkContext } from '../bulkContext.ts'
import { NeedsOwnBatch } from '../bulkContext.ts'
import { fetchCandidates, fetchLinksFrom, fetchWaitingLinks } from '../fetch/fetchLinks.ts'
import type { Memory } from '../memory/memory.ts'
import { dropLink, takeLink } from '../memory/memory.ts'
import type { ArticleState, LinkState } from '../memory/states.ts'

export const linksOf = async ({
  context: { memory, reader },
  from,
}: {
  context: BulkContext
  from: string
}): Promise<KnownLink[]> => {
  await fetchLinksFrom({ keys: [from], memory, reader })
  const links = [...(memory.linksFrom.get(from) ?? [])]
  // Some may have been read before the others, by their titles.
  return links.sort((one, other) => (one.id < other.id ? -1 : 1)).map(toKnown)
}

/** As it is now; the state itself goes on changing. */
const toKnown = ({
  id,
  isDecided,
  kind,
  matchKey,
  order,
  origin,
  state,
  title,
  to,
  variants,
}: LinkState): KnownLink => ({
  id,
  isDecided,
  kind,
  matchKey: matchKey ?? null,
  order,
  origin,
  state,
  title,
  to,
  variants: variants ?? [],
})

type Created = Pick<KnownLink, 'state' | 'to'>

export const createLinks = async ({
  context,
  links,
}: {
  context: BulkContext
  links: readonly NewLink[]
}): Promise<Created[]> => {
  const { memory, reader } = context
  await fetchCandidates({ keys: links.map(({ key }) => key), memory, reader })
  return links.map((link) => createLink({ context, link }))
}

const createLink = ({
  context: { draft, memory, reader },
  link: { from, key, kind, order, title, to: known, variants },
}: {
  context: BulkContext
  link: NewLink
}): Created => {
  const at = memory.articles.get(from)?.at ?? null
  const target = known
    ? { state: known === from ? ('self' as const) : ('resolved' as const), to: known }
    : chooseTarget({ at, candidates: candidatesOf({ key, memory }), from, key })
  const state: LinkState = {
    at,
    from,
    id: reader.tables.links.newId(),
    isDecided: false,
    isStored: false,
    isThere: target.to !== null,
    key,
    kind,
    linkKey: linkKey({ from, key }),
    matchKey: key,
    order,
    origin: 'imported',
    state: target.state,
    title,
    to: target.to,
    variants,
  }
  takeLink({ memory, state })
  memory.journal.push(draft.newLinks, state)
  return target
}

export const moveLink = ({
  context: { draft, memory },
  id,
  ...place
}: Pick<KnownLink, 'id' | 'kind' | 'order'> & { context: BulkContext }): void => {
  const link = memory.links.get(id)
  if (!link) throw new Error('Only a link that was looked at is moved.')
  memory.journal.assign(link, place)
  if (link.isStored) addToSet({ memory, set: draft.changedLinks, value: link })
}

export const removeLink = ({
  context: { draft, memory },
  id,
}: {
  context: BulkContext
  id: string
}): void => {
  const link = memory.links.get(id)
  if (!link) throw new Error('Only a link that was looked at is removed.')
  // Two editions in one batch: the titles of the first are written, then the second takes them away.
  if (!link.isStored) throw new NeedsOwnBatch()
  dropLink({ id, memory })
  memory.journal.push(draft.removedLinks, id)
}

/**
 * Points every imported link of this title at the article it means now. A read-also title came with its
 * article, so it stays as long as that is there; one whose article a person chose stays at all events.
 */
export const rebindTitle = async ({
  context,
  key,
}: {
  context: BulkContext
  key: string
}): Promise<void> => {
  const { draft, memory, reader } = context
  await fetchWaitingLinks({ keys: [key], memory, reader })
  const waiting = (memory.linksByKey.get(key) ?? []).filter(isBound)
  if (waiting.length === 0) return
  await fetchCandidates({ keys: [key], memory, reader })
  const candidates = candidatesOf({ key, memory })
  for (const link of waiting) {
    const isKnown = link.kind === 'readAlso' && link.to !== null && link.isThere
    if (isKnown) continue
    // The article that it stands in may have another date since the link was read.
    const from = memory.articles.get(link.from)
    const at = from ? from.at : link.at
    const target = chooseTarget({ at, candidates, from: link.from, key })
    if (target.to === link.to && target.state === link.state) continue
    const { journal, linksTo } = memory
    if (link.to) journal.remove({ index: linksTo, key: link.to, value: link })
    if (target.to) journal.add({ index: linksTo, key: target.to, value: link })
    journal.assign(link, { ...target, isThere: target.to !== null })
    if (link.isStored) addToSet({ memory, set: draft.changedLinks, value: link })
  }
}

/** Titles of imported links that lead to an article, unless a person chose it for them. */
export const titlesLeadingTo = async ({
  context: { memory, reader },
  state: { id, leading },
}: {
  context: BulkContext
  state: ArticleState
}): Promise<string[]> => {
  await fetchWaitingLinks({ keys: leading, memory, reader })
  const links = (memory.linksTo.get(id) ?? []).filter(isBound)
  return [...new Set(links.map(({ key }) => key))].filter((key) => key !== '')
}

const isBound = ({ isDecided, origin, state }: LinkState): boolean =>
  origin === 'imported' && state !== 'dead' && !isDecided

/** A headline that more articles share than this recurs daily and decides nothing. */
const mostCandidates = 50

const candidatesOf = ({ key, memory }: { key: string; memory: Memory }) =>
  key === '' ? [] : (memory.candidates.get(key)?.slice(0, mostCandidates) ?? [])

const addToSet = <Value>({
  memory: { journal },
  set,
  value,
}: {
  memory: Memory
  set: Set<Value>
  value: Value
}): void => {
  if (set.has(value)) return
  set.add(value)
  journal.note(() => set.delete(value))
}
