import { searchPath } from '../addresses/searchPath.ts'
import type { SearchView } from '../data/searchArticles.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { strings } from '../words/strings.ts'

type Answer = Extract<SearchView, { found: unknown }>
type Choice = { count: number; href: string; name: string }

const numbers = new Intl.NumberFormat('ar-u-nu-latn')

/** What the results can be narrowed down to, as links; and what they are narrowed down to, to take away. */
export const SearchFilters = ({ params, result }: Pick<Answer, 'params' | 'result'>) => {
  const { facets, source, tag } = result
  const address = addressOf({ params, result })
  const groups: { choices: Choice[]; name: string }[] = [
    {
      choices: tag
        ? []
        : facets.tags.map(({ count, name, slug }) => ({
            count,
            href: searchPath({ ...address, tag: slug }),
            name,
          })),
      name: strings.nav.tags,
    },
    {
      choices: source
        ? []
        : facets.sources.map(({ count, name, slug }) => ({
            count,
            href: searchPath({ ...address, source: slug }),
            name,
          })),
      name: strings.nav.sources,
    },
    {
      choices: facets.years.map(({ count, year }) => ({
        count,
        href: searchPath({ ...address, from: String(year), to: String(year) }),
        name: String(year),
      })),
      name: strings.search.years,
    },
  ]
  const shown = groups.filter(({ choices }) => choices.length > 1)
  return shown.length === 0 ? null : (
    <aside aria-label={strings.search.narrow} className="search-filters">
      {shown.map(({ choices, name }) => (
        <section key={name}>
          <h2 className="label">{name}</h2>
          <ul>
            {choices.map(({ count, href, name: choice }) => (
              <li key={href}>
                <a href={href}>
                  <Isolated text={choice} />
                </a>
                <span className="search-count">{numbers.format(count)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}

/** What the results are narrowed down to, each with the way to be rid of it. */
export const ChosenFilters = ({ params, result }: Pick<Answer, 'params' | 'result'>) => {
  const address = addressOf({ params, result })
  const years =
    address.from && address.from === address.to
      ? address.from
      : [
          address.from && `${strings.search.from} ${address.from}`,
          address.to && `${strings.search.to} ${address.to}`,
        ]
          .filter(Boolean)
          .join(' ')
  const chosen = [
    result.tag && { href: searchPath({ ...address, tag: null }), name: result.tag.name },
    result.source && { href: searchPath({ ...address, source: null }), name: result.source.name },
    years && { href: searchPath({ ...address, from: null, to: null }), name: years },
  ].filter((one) => typeof one === 'object' && one !== null)
  return chosen.length === 0 ? null : (
    <ul aria-label={strings.search.chosen} className="names search-chosen">
      {chosen.map(({ href, name }) => (
        <li key={href}>
          <a aria-label={`${strings.search.remove} ${name}`} href={href}>
            <Isolated text={name} /> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The address of the first page of a result, as it was asked; a slip that was put right stays put right. */
export const addressOf = ({ params, result }: Pick<Answer, 'params' | 'result'>) => ({
  from: params.asked.from,
  q: result.didYouMean ?? params.q,
  source: params.source,
  tag: params.tag,
  to: params.asked.to,
})
