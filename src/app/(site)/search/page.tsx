import type { Metadata } from 'next'

import type { SearchParams } from '../addresses/pageParam.ts'
import { searchPath } from '../addresses/searchPath.ts'
import { addressOf, ChosenFilters, SearchFilters } from '../components/SearchFilters.tsx'
import { SearchForm } from '../components/SearchForm.tsx'
import { SearchPager, SearchResults } from '../components/SearchResults.tsx'
import type { SearchView } from '../data/searchArticles.ts'
import { searchArticles } from '../data/searchArticles.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { articleCount } from '../words/counts.ts'
import { strings } from '../words/strings.ts'

type SearchPageProps = { searchParams: SearchParams }

export const generateMetadata = async ({ searchParams }: SearchPageProps): Promise<Metadata> => {
  const q = (await given(searchParams)).get('q')?.trim().slice(0, 100)
  const { title } = strings.search
  return { robots: { follow: true, index: false }, title: q ? `${title}: ${q}` : title }
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const asked = await given(searchParams)
  const view = await searchArticles(asked.toString())
  const answered = view && 'found' in view ? view : null
  return (
    <>
      <header className="page-head search-head">
        <h1>{strings.search.title}</h1>
        <SearchForm
          id="search-page"
          q={asked.get('q') ?? ''}
          {...(answered
            ? {
                keep: {
                  from: answered.params.asked.from,
                  source: answered.params.source,
                  tag: answered.params.tag,
                  to: answered.params.asked.to,
                },
              }
            : {})}
        />
        {answered ? <ChosenFilters params={answered.params} result={answered.result} /> : null}
      </header>
      {answered ? (
        <Answered view={answered} />
      ) : (
        <p className="page-empty">
          {view && 'fault' in view ? strings.search.fault[view.fault] : strings.search.help}
        </p>
      )}
    </>
  )
}

const Answered = ({ view }: { view: Extract<SearchView, { found: unknown }> }) => {
  const { found, params, result } = view
  const address = addressOf({ params, result })
  if (result.total === 0) {
    return (
      <div className="page-empty">
        <p>{strings.search.empty}</p>
        <p>{strings.search.emptyHelp}</p>
      </div>
    )
  }
  return (
    <>
      {result.didYouMean ? (
        <p className="notice">
          {strings.search.corrected}{' '}
          <a href={searchPath(address)}>
            <Isolated text={result.didYouMean} />
          </a>
        </p>
      ) : null}
      <div className="search-body">
        <section aria-label={strings.search.results} className="search-results">
          <p className="page-count" role="status">
            {result.totalIsExact
              ? articleCount(result.total)
              : strings.search.moreThan.replace('{n}', articleCount(result.total))}
          </p>
          {found.length > 0 ? (
            <SearchResults found={found} />
          ) : (
            <p className="page-empty">{strings.search.pastEnd}</p>
          )}
          <SearchPager address={address} hasNext={result.hasNextPage} page={result.page} />
        </section>
        <SearchFilters params={params} result={result} />
      </div>
    </>
  )
}

/** Of a parameter that is given several times, the first counts. */
const given = async (searchParams: SearchParams): Promise<URLSearchParams> => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(await searchParams)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined && first !== '') query.set(name, first)
  }
  return query
}
