import type { KnownArticle, KnownLink } from '../archive/types.ts'
import { currentOf, differing } from '../settle/articleData.ts'
import { fingerprint } from '../../text/fingerprint.ts'
import type { KeptLink, Written } from '../settle/kept.ts'

/** What is known of an article that a run made or changed. */
export type ArticleFacts = {
  /** Null where it was deleted. */
  article: KnownArticle | null
  /** The version from before the run, or the first one; null where it is not kept any more. */
  baseline: null | Version
  /** Somebody other than an import published or withdrew it since. */
  issuedByHand: boolean
  laterRun: boolean
  links: readonly KnownLink[]
  newest: null | Version
  /** Titles that an editor made, or chose it for, lead to it. */
  titlesByHand: number
}

export type Version = Record<string, unknown>

export type Expected = {
  /** The titles under it as the run left them; null where the run did not touch them. */
  links: null | readonly KeptLink[]
  /** What the run wrote; null where that is known to be so. */
  written: null | Written
}

/**
 * Why an article cannot be taken back, or null where nobody touched it since the run: a word and a
 * sentence. Pure.
 */
export const whyLeft = ({
  expected,
  facts,
}: {
  expected: Expected
  facts: ArticleFacts
}): null | string => {
  const { article, baseline, newest } = facts
  if (!article) return 'deleted: Somebody has deleted the article since.'
  if (facts.laterRun) {
    return 'later-run: A later import has changed it or found it again. Roll that one back first.'
  }
  const fields = expected.written ? differing(currentOf(article), expected.written) : []
  if (fields.length > 0) return `edited: Somebody has changed it since (${fields.join(', ')}).`
  if (article.isOut) return 'taken-out: The desk has taken it out since.'
  if (facts.issuedByHand) return 'published: Somebody has published or withdrawn it since.'
  if (!baseline || !newest)
    return 'edited: It has been saved so often since that nothing can be told.'
  const others = changedFields({ baseline, newest })
  if (others.length > 0) return `edited: Somebody has changed it since (${others.join(', ')}).`
  if (facts.titlesByHand > 0) return 'linked: An editor has made a title lead to it.'
  if (expected.links && !sameLinks(facts.links, expected.links)) {
    return 'linked: Somebody has changed the titles under it.'
  }
  return null
}

/** Fields that no import writes and that are not as they were, by name. */
const changedFields = ({ baseline, newest }: { baseline: Version; newest: Version }): string[] => {
  // An address follows the headline until the first issue.
  const follows = newest.headline === baseline.headline ? [] : ['latinSlug', 'slug']
  const names = new Set([...Object.keys(baseline), ...Object.keys(newest)])
  return [...names].filter(
    (name) =>
      !ofTheImport.has(name) &&
      !follows.includes(name) &&
      fingerprint(pruned(baseline[name])) !== fingerprint(pruned(newest[name])),
  )
}

/** What an import writes, and what the house derives from that by itself. */
const ofTheImport: ReadonlySet<string> = new Set([
  '_status',
  'body',
  'contentHash',
  'createdAt',
  'creditLine',
  'document',
  'documentPart',
  'firstPublishedAt',
  'formerSlugs',
  'headline',
  'headlineOrigin',
  'id',
  'importKey',
  'issueNumber',
  'lastIssuedAt',
  'linksIn',
  'linksOut',
  'originalAuthor',
  'originalDatePrecision',
  'originalPublishedAt',
  'originalUrl',
  'publicId',
  'searchText',
  'source',
  'storyCluster',
  'tags',
  'textKey',
  'titleKey',
  'updatedAt',
])

/** Empty is empty, in whatever form it comes back. */
const pruned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(pruned)
  if (typeof value !== 'object' || value === null) return value === '' ? null : (value ?? null)
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, pruned(inner)] as const)
    .filter(([, inner]) => inner !== null)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

const sameLinks = (now: readonly KnownLink[], wrote: readonly KeptLink[]): boolean =>
  now.length === wrote.length &&
  now.every(
    (link) =>
      link.origin === 'imported' &&
      !link.isDecided &&
      link.state !== 'dead' &&
      wrote.some(
        ({ key, kind, order, title }) =>
          key === link.matchKey &&
          kind === link.kind &&
          order === link.order &&
          title === link.title,
      ),
  )
