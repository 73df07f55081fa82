import { deskFacts } from '../../../collections/articles/hooks/keepDeskFacts.ts'
import type { Article } from '../../payload-types.ts'

/** Columns that hooks make of the rest, and Payload's own. */
const made = new Set<string>([
  ...deskFacts,
  '_status',
  'contentHash',
  'createdAt',
  'creditLine',
  'deletedAt',
  'editedAt',
  'editedBy',
  'id',
  'importKey',
  'isExcerpt',
  'linksIn',
  'linksOut',
  'publicId',
  'searchText',
  'formerSlugs',
  'storyCluster',
  'textKey',
  'titleKey',
  'updatedAt',
])

/** What an editor writes of an article: everything but what an action, a hook or Payload makes. */
export const written = (article: Article): Partial<Article> =>
  Object.fromEntries(Object.entries(article).filter(([field]) => !made.has(field)))

/** Whether two states of an article say the same to readers and editors. */
export const saysTheSame = (one: Article, other: Article): boolean =>
  JSON.stringify(sorted(written(one))) === JSON.stringify(sorted(written(other)))

/** With the keys of every object in one order, and without what is empty: Payload leaves it out or not. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined && !isEmpty(inner))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)])
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0
