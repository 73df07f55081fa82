import type { Slugs } from '../../collections/slugs.ts'
import type { Domain } from './cache/versions.ts'

/**
 * Which answers are kept, by the first part of the path, and what changes make them out of date. What is
 * not named here is never kept.
 */
export const keptPaths = ({
  api,
  slugs,
}: {
  api: string
  slugs: Slugs
}): ReadonlyMap<string, Domain> =>
  new Map<string, Domain>([
    [`${api}/${slugs.articles}`, 'content'],
    [`${api}/${slugs.relatedLinks}`, 'content'],
    [`${api}/${slugs.media}`, 'content'],
    [`${api}/${slugs.sources}`, 'names'],
    [`${api}/${slugs.tags}`, 'names'],
  ])

/** What makes the answer to an address out of date; null where it is not kept. */
export const domainOf = ({
  domains,
  url,
}: {
  domains: ReadonlyMap<string, Domain>
  url: string
}): Domain | null => {
  const path = url.split('?', 1)[0] ?? ''
  const [, api = '', name = '', next] = path.split('/')
  // Files are sent as they come.
  if (next === 'file') return null
  return domains.get(`/${api}/${name}`) ?? null
}

/** Others may keep an answer too, but ask each time whether it still holds: what is killed is gone at once. */
export const withCaching = <
  Of extends { headers: Readonly<Record<string, string>>; status: number },
>(
  answer: Of,
): Of => {
  if (answer.status !== 200) return answer
  const { headers } = answer
  return {
    ...answer,
    headers: {
      ...headers,
      'cache-control': headers['cache-control'] ?? 'public, max-age=0, must-revalidate',
      vary: headers['vary'] ?? 'Authorization, Cookie, Origin',
    },
  }
}
