import { articleTerms, creditLine, excerptOf, rightsVerdict, survivor } from '../../rights/index.ts'
import type { ArticleRights } from '../../rights/index.ts'
import type { Addresses } from './addresses.ts'
import { webAddressOf } from './addresses.ts'
import type { CardRow, CorrectionRow, LinkRow, ReferenceRow, SourceRow, WholeRow } from './rows.ts'
import type {
  PublishedArticle,
  PublishedCard,
  PublishedCorrection,
  PublishedLink,
  PublishedReference,
} from './types.ts'

/** An article as lists show it, from its row. */
export const toCard = ({ row, to }: { row: CardRow; to: Addresses }): PublishedCard => {
  const slug = row.slug ?? row.publicId
  const address = to.article(slug)
  const rights = rightsOf(row)
  const origin = survivor(row.source) as null | SourceRow
  const shown = origin ?? row.source
  const terms = articleTerms({ article: rights, source: origin })
  const url = webAddressOf(row.originalUrl)
  const canonicalPolicy = own(row.canonicalPolicy) ?? shown?.canonicalPolicy
  const { copyrightHolder, copyrightNotice, license, usageTerms } = terms
  return {
    address,
    canonical: (canonicalPolicy === 'source' && url) || address,
    credit: creditLine({ article: rights, source: origin, terms }),
    dated: datedAt({ ...row, isOurs: !row.isImported && (!shown || shown.kind === 'own') }),
    deck: filled(row.deck),
    firstPublishedAt: iso(row.firstPublishedAt),
    headline: row.headline,
    headlineOrigin: row.headlineOrigin,
    id: row.id,
    issueNumber: Number(row.issueNumber ?? 0),
    language: row.language,
    lastIssuedAt: row.lastIssuedAt.toISOString(),
    modifiedAt: row.modified.toISOString(),
    original: {
      at: iso(row.originalPublishedAt),
      author: filled(row.originalAuthor),
      precision: row.originalDatePrecision ?? 'unknown',
      url,
    },
    publicId: row.publicId,
    pubStatus: 'usable',
    rights: { copyrightHolder, copyrightNotice, license, usageTerms },
    robots: own(row.robots) ?? shown?.robots ?? 'index',
    slug,
    source: shown && {
      address: to.source(shown.slug ?? shown.id),
      homepage: webAddressOf(shown.homepage),
      id: shown.id,
      kind: shown.kind,
      name: shown.name,
      slug: shown.slug ?? shown.id,
    },
    tags: (row.tags ?? []).map((tag) => ({ ...tag, address: to.tag(tag.slug) })),
  }
}

/** The whole article. What its text names is settled afterwards, for all articles of an answer at once. */
export const toArticle = ({ row, to }: { row: WholeRow; to: Addresses }): PublishedArticle => {
  const card = toCard({ row, to })
  const latest = Math.max(row.modified.getTime(), row.linksModified?.getTime() ?? 0)
  return {
    ...card,
    ...allowedText(row),
    contentHash: row.contentHash,
    corrections: (row.corrections ?? []).map(toCorrection),
    links: linksOf({ links: row.links ?? [], self: row.id, to }),
    modifiedAt: new Date(latest).toISOString(),
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
const allowedText = (row: WholeRow): Pick<PublishedArticle, 'body' | 'isExcerpt'> => {
  const body = isState(row.body) ? row.body : null
  const { excerptCharacters: max } = rightsVerdict({
    article: rightsOf(row),
    at: row.lastIssuedAt,
    source: row.source,
    territory: null,
  })
  if (max === null || body === null) return { body, isExcerpt: false }
  const { isCut, state } = excerptOf({ max, state: body })
  return { body: state, isExcerpt: isCut }
}

const rightsOf = (row: CardRow): ArticleRights => ({
  language: row.language,
  originalAuthor: row.originalAuthor,
  originalDatePrecision: row.originalDatePrecision ?? 'unknown',
  originalPublishedAt: iso(row.originalPublishedAt),
  originalUrl: row.originalUrl,
  rights: row.rights,
  ...(row.source ? { source: row.source.id } : {}),
})

/**
 * What was written here came out with its first issue. What was imported, or is another's, came out with
 * its original, and if nobody knows when that was, the day of the import is no answer.
 */
const datedAt = ({
  firstPublishedAt,
  isOurs,
  originalDatePrecision: precision,
  originalPublishedAt: at,
}: CardRow & { isOurs: boolean }): PublishedCard['dated'] => {
  if (at && precision && precision !== 'unknown') return { at: at.toISOString(), precision }
  return firstPublishedAt && isOurs
    ? { at: firstPublishedAt.toISOString(), precision: 'time' }
    : null
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

const iso = (date: Date | null): null | string => date?.toISOString() ?? null

const isState = (value: unknown): value is { root: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'root' in value && typeof value.root === 'object'
