import { articleTerms, creditLine, excerptOf, rightsVerdict } from '../../rights/index.ts'
import type { ArticleRights } from '../../rights/index.ts'
import type { Addresses } from './addresses.ts'
import { webAddressOf } from './addresses.ts'
import { isoMoment } from './moments.ts'
import type { FoundNames } from './names/createNames.ts'
import { idsIn } from './names/createNames.ts'
import type { CardRow, CorrectionRow, LinkRow, ReferenceRow, WholeRow } from './rows.ts'
import { later } from './names/toNames.ts'
import type {
  PublishedArticle,
  PublishedCard,
  PublishedCorrection,
  PublishedLink,
  PublishedReference,
} from './types.ts'

/** An article as lists show it, from its row and what that names. */
export const toCard = ({
  names,
  row,
  to,
}: {
  names: FoundNames
  row: CardRow
  to: Addresses
}): PublishedCard => {
  const slug = row.slug ?? row.publicId
  const address = to.article(slug)
  const source = sourceIn({ names, row })
  const tags = idsIn(row.tagIds).flatMap((id) => names.tag(id) ?? [])
  const originalAt = iso(row.originalPublishedAt)
  const firstPublishedAt = iso(row.firstPublishedAt)
  const rights = rightsOf({ originalAt, row, sourceId: source?.row.id })
  const origin = source?.origin ?? null
  const terms =
    source && row.rights === null ? source.terms : articleTerms({ article: rights, source: origin })
  const url = webAddressOf(row.originalUrl)
  const { copyrightHolder, copyrightNotice, license, usageTerms } = terms
  const canonicalPolicy = own(row.canonicalPolicy) ?? source?.wishes.canonicalPolicy
  const isOurs = !row.isImported && (!source || source.shown.kind === 'own')
  const precision = row.originalDatePrecision ?? 'unknown'
  return {
    address,
    canonical: (canonicalPolicy === 'source' && url) || address,
    credit: creditLine({ article: rights, source: origin, terms }),
    dated: datedAt({ firstPublishedAt, isOurs, originalAt, precision }),
    deck: filled(row.deck),
    firstPublishedAt,
    headline: row.headline,
    headlineOrigin: row.headlineOrigin,
    id: row.id,
    issueNumber: Number(row.issueNumber ?? 0),
    language: row.language,
    lastIssuedAt: isoMoment(row.lastIssuedAt),
    modifiedAt: tags.reduce(
      (latest, { modifiedAt }) => later(latest, modifiedAt),
      later(isoMoment(row.modified), source?.modifiedAt ?? ''),
    ),
    original: { at: originalAt, author: filled(row.originalAuthor), precision, url },
    publicId: row.publicId,
    pubStatus: 'usable',
    rights: { copyrightHolder, copyrightNotice, license, usageTerms },
    robots: own(row.robots) ?? source?.wishes.robots ?? 'index',
    slug,
    source: source && source.shown,
    tags: tags.map(({ shown }) => shown),
  }
}

/** The whole article. What its text names is settled afterwards, for all articles of an answer at once. */
export const toArticle = (args: {
  names: FoundNames
  row: WholeRow
  to: Addresses
}): PublishedArticle => {
  const { row, to } = args
  const card = toCard(args)
  return {
    ...card,
    ...allowedText({ ...args, card }),
    contentHash: row.contentHash,
    corrections: (row.corrections ?? []).map(toCorrection),
    links: linksOf({ links: row.links ?? [], self: row.id, to }),
    modifiedAt: later(card.modifiedAt, row.linksModified?.toISOString() ?? ''),
    newer: toReference({ row: row.newer, to }),
    older: toReference({ row: row.older, to }),
  }
}

export const toCorrection = (row: CorrectionRow): PublishedCorrection => ({
  after: filled(row.after),
  at: row.at === null ? null : new Date(row.at).toISOString(),
  before: filled(row.before),
  issueNumber: row.issueNumber,
  kind: row.kind,
  text: row.text,
})

/** As much of the text as terms allow: neither the day nor the place decides that. */
const allowedText = ({
  card,
  names,
  row,
}: {
  card: PublishedCard
  names: FoundNames
  row: WholeRow
}): Pick<PublishedArticle, 'body' | 'isExcerpt'> => {
  const body = isState(row.body) ? row.body : null
  const source = sourceIn({ names, row })?.row ?? null
  const { excerptCharacters: max } = rightsVerdict({
    article: rightsOf({ originalAt: card.original.at, row, sourceId: source?.id }),
    at: new Date(card.lastIssuedAt),
    source,
    territory: null,
  })
  if (max === null || body === null) return { body, isExcerpt: false }
  const { isCut, state } = excerptOf({ max, state: body })
  return { body: state, isExcerpt: isCut }
}

const sourceIn = ({ names, row: { sourceId } }: { names: FoundNames; row: CardRow }) =>
  sourceId === null ? null : names.source(sourceId)

const rightsOf = ({
  originalAt,
  row,
  sourceId,
}: {
  originalAt: null | string
  row: CardRow
  sourceId: string | undefined
}): ArticleRights => ({
  language: row.language,
  originalAuthor: row.originalAuthor,
  originalDatePrecision: row.originalDatePrecision ?? 'unknown',
  originalPublishedAt: originalAt,
  originalUrl: row.originalUrl,
  rights: row.rights ?? {},
  ...(sourceId === undefined ? {} : { source: sourceId }),
})

/**
 * What was written here came out with its first issue. What was imported, or is another's, came out with
 * its original, and if nobody knows when that was, the day of the import is no answer.
 */
const datedAt = ({
  firstPublishedAt,
  isOurs,
  originalAt,
  precision,
}: {
  firstPublishedAt: null | string
  isOurs: boolean
  originalAt: null | string
  precision: PublishedCard['original']['precision']
}): PublishedCard['dated'] => {
  if (originalAt && precision !== 'unknown') return { at: originalAt, precision }
  return firstPublishedAt && isOurs ? { at: firstPublishedAt, precision: 'time' } : null
}

const kinds = ['readAlso', 'similar', 'background'] as const

/** In the order of readers; an article is named once, whatever titles lead to it, and never in itself. */
const linksOf = ({
  links,
  self,
  to,
}: {
  links: LinkRow[]
  self: string
  to: Addresses
}): PublishedLink[] => {
  const named = new Set([self])
  return kinds.flatMap((kind) =>
    links.flatMap((link): PublishedLink[] => {
      if (link.kind !== kind || (link.to && named.has(link.to.id))) return []
      if (link.to) named.add(link.to.id)
      const target = toReference({ row: link.to, to })
      // A live article goes by its headline of today; a mere title by the words it came in.
      return [
        { kind, title: target?.headline ?? link.title, to: target, url: webAddressOf(link.url) },
      ]
    }),
  )
}

const toReference = ({
  row,
  to,
}: {
  row: null | ReferenceRow
  to: Addresses
}): null | PublishedReference => {
  if (!row) return null
  const slug = row.slug ?? row.publicId
  return { ...row, address: to.article(slug), deck: filled(row.deck), slug }
}

const own = <Value>(value: 'inherit' | null | undefined | Value): undefined | Value =>
  value === 'inherit' || value === null ? undefined : value

const filled = (text: null | string): null | string => text?.trim() || null

const iso = (moment: null | string): null | string => moment && isoMoment(moment)

const isState = (value: unknown): value is { root: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'root' in value && typeof value.root === 'object'
