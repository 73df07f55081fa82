import type { RelatedLink } from '../../../payload-types.ts'
import type { Archive, KnownLink, NewLink } from '../../archive/types.ts'
import type { PreparedLink } from '../../prepare/prepareLinks.ts'
import type { KeptLink } from '../kept.ts'

export type SettledLink = { state: RelatedLink['state']; title: string; to: null | string }

type SettleArgs = {
  archive: Archive
  /** The article that the titles stand under. */
  from: string
  links: readonly PreparedLink[]
  /** Ids of the document's own read-also articles, by their number. */
  readAlso: ReadonlyMap<number, string>
}

/**
 * The titles of an article, as links. Where the archive has links of it already, those that the import
 * wrote and nobody changed follow the document: new titles come, missing ones go, the others move to
 * their place. What an editor made, changed, pointed at an article or declared dead stays; what one removed does not come back.
 */
export const settleLinks = async ({
  prior,
  ...args
}: SettleArgs & {
  /** What an earlier edition of the document wrote; null where the article is new and has no links. */
  prior: null | readonly KeptLink[]
}): Promise<SettledLink[]> => {
  const { archive, from, links, readAlso } = args
  const before = prior ? await archive.linksOf(from) : []
  const wanted = new Set(links.map(({ key }) => key))
  for (const link of before) {
    const isGone = !wanted.has(link.matchKey ?? '')
    if (isGone && isOurs({ link, prior: prior ?? [] })) await archive.removeLink(link.id)
  }
  const kept = await keepAll({ before, prior: prior ?? [], ...args })
  const wasRemoved = ({ key }: PreparedLink) => prior?.some((link) => link.key === key) ?? false
  const fresh = links.filter((link) => !kept.has(link.key) && !wasRemoved(link))
  const found = await archive.createLinks(fresh.map((link) => newLink({ from, link, readAlso })))
  const created = new Map(fresh.map(({ key }, at) => [key, found[at]]))
  return links.flatMap(({ key, title }) => {
    const link = created.get(key)
    return kept.get(key) ?? (link ? [{ state: link.state, title, to: link.to }] : [])
  })
}

/** Moves those of the titles that stand under the article already to their place; by key. */
const keepAll = async ({
  archive,
  before,
  links,
  prior,
}: SettleArgs & { before: KnownLink[]; prior: readonly KeptLink[] }): Promise<
  Map<string, SettledLink>
> => {
  const kept = new Map<string, SettledLink>()
  for (const link of links) {
    const there = before.find(({ matchKey }) => matchKey === link.key)
    if (!there) continue
    if (isOurs({ link: there, prior })) await move({ archive, link, there })
    kept.set(link.key, { state: there.state, title: there.title, to: there.to })
  }
  return kept
}

/** The links as the column `parse` of their document keeps them, to tell later what others changed. */
export const keptLinks = (links: readonly PreparedLink[]): KeptLink[] =>
  links.map(({ key, kind, order, title }) => ({ key, kind, order, title }))

/** The same of links as the archive has them. */
export const keptLinksOf = (links: readonly KnownLink[]): KeptLink[] =>
  links.map(({ kind, matchKey, order, title }) => ({ key: matchKey ?? '', kind, order, title }))

/** Written by an import of this document, and still as it wrote it. */
const isOurs = ({ link, prior }: { link: KnownLink; prior: readonly KeptLink[] }): boolean => {
  const wrote = prior.find(({ key }) => key === link.matchKey)
  return (
    wrote !== undefined &&
    link.origin === 'imported' &&
    !link.isDecided &&
    link.state !== 'dead' &&
    link.kind === wrote.kind &&
    link.order === wrote.order &&
    link.title === wrote.title
  )
}

const newLink = ({
  from,
  link: { key, kind, order, readAlso: part, title, variants },
  readAlso,
}: Pick<SettleArgs, 'from' | 'readAlso'> & { link: PreparedLink }): NewLink => {
  const own = part === null ? undefined : readAlso.get(part)
  return { from, key, kind, order, title, to: own ?? null, variants }
}

const move = async ({
  archive,
  link: { kind, order },
  there,
}: {
  archive: Archive
  link: PreparedLink
  there: KnownLink
}): Promise<void> => {
  if (kind === there.kind && order === there.order) return
  await archive.moveLink({ id: there.id, kind, order })
}
