import type { PayloadRequest } from 'payload'

import type { WaitingCount } from '../../desk/dashboard/waitingSuggestions.ts'
import { titlesLookedAt, waitingSuggestions } from '../../desk/dashboard/waitingSuggestions.ts'
import type { PageArgs } from './page.ts'

/** The suggestions that wait for whoever looks; it is a search, so it comes when it comes. */
export const Suggestions = async ({
  page: { hrefOf, locale, say, slugs },
  req,
}: {
  page: PageArgs
  req: PayloadRequest
}) => {
  const { links, sources, tags } = await waitingSuggestions({ req, slugs })
  const rows: { count: WaitingCount; href: string; label: string }[] = [
    {
      count: tags,
      href: hrefOf('/merge/tags'),
      label: say('dashboard:suggestionsTags'),
    },
    {
      count: sources,
      href: hrefOf('/merge/sources'),
      label: say('dashboard:suggestionsSources'),
    },
    {
      count: links,
      href: hrefOf(`/collections/${slugs.articles}/worklists/links`),
      label: say('dashboard:suggestionsLinks', { count: String(titlesLookedAt) }),
    },
  ]
  const waiting = rows.flatMap(({ count, ...row }) =>
    count && count.count > 0 ? [{ ...row, ...count }] : [],
  )
  if (waiting.length === 0) return <p>{say('dashboard:nothing')}</p>
  return (
    <ul>
      {waiting.map(({ count, href, isMore, label }) => (
        <li key={label}>
          <a href={href}>{label}</a>
          <bdi>{`${new Intl.NumberFormat(locale).format(count)}${isMore ? '+' : ''}`}</bdi>
        </li>
      ))}
    </ul>
  )
}
