import { longestQuery } from '../../../deliver/search/query/readParams.ts'
import { strings } from '../words/strings.ts'

type SearchFormProps = {
  /** Filters that a new question keeps, by their names in the address. */
  keep?: Readonly<Record<string, null | string>>
  id: string
  q?: string
}

/** The field that leads to the search page. A plain form: it needs no script. */
export const SearchForm = ({ id, keep = {}, q }: SearchFormProps) => (
  <form action="/search" className="search-form" method="get" role="search">
    <label className="unseen" htmlFor={id}>
      {strings.search.label}
    </label>
    <input
      autoComplete="off"
      defaultValue={q}
      enterKeyHint="search"
      id={id}
      maxLength={longestQuery}
      name="q"
      placeholder={strings.search.placeholder}
      type="search"
    />
    {Object.entries(keep).map(([name, value]) =>
      value ? <input key={name} name={name} type="hidden" value={value} /> : null,
    )}
    <button className="button" type="submit">
      {strings.search.submit}
    </button>
  </form>
)
