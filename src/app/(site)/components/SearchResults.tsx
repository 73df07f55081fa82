import { searchPath } from '../addresses/searchPath.ts'
import type { FoundArticle } from '../data/searchArticles.ts'
import { strings } from '../words/strings.ts'
import { Byline } from './Byline.tsx'
import { Marked } from './Marked.tsx'

/** The articles of a page of results, one under another. */
export const SearchResults = ({ found }: { found: readonly FoundArticle[] }) => (
  <ol className="found">
    {found.map(({ card, headline, summary }) => (
      <li key={card.id}>
        <article className="teaser teaser-row" lang={card.language}>
          <h2 className="teaser-headline">
            <a href={card.path}>
              <Marked pieces={headline} />
            </a>
          </h2>
          {summary ? (
            <p className="teaser-summary">
              <Marked pieces={summary} />
            </p>
          ) : null}
          <Byline article={card} />
        </article>
      </li>
    ))}
  </ol>
)

type Address = Parameters<typeof searchPath>[0]

/** The ways to the page before and after. */
export const SearchPager = ({
  address,
  hasNext,
  page,
}: {
  address: Address
  hasNext: boolean
  page: number
}) =>
  page === 1 && !hasNext ? null : (
    <nav aria-label={strings.search.pages} className="pager">
      {page > 1 ? (
        <a className="button" href={searchPath({ ...address, page: page - 1 })} rel="prev">
          {strings.search.previous}
        </a>
      ) : null}
      {hasNext ? (
        <a
          className="button pager-older"
          href={searchPath({ ...address, page: page + 1 })}
          rel="next"
        >
          {strings.search.next}
        </a>
      ) : null}
    </nav>
  )
