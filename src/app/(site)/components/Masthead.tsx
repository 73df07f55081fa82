import { today } from '../words/dates.ts'
import { strings } from '../words/strings.ts'
import { SearchForm } from './SearchForm.tsx'

/** The head of every page: the day, the name, and the ways in. */
export const Masthead = ({ now }: { now: Date }) => {
  const { gregorian, hijri } = today(now)
  return (
    <header className="masthead">
      <div className="masthead-line">
        <p aria-label={strings.site.today} className="masthead-date" role="group">
          <time dateTime={gregorian.machine}>{gregorian.words}</time>
          <span className="masthead-hijri">{hijri}</span>
        </p>
        <p className="masthead-tagline">{strings.site.tagline}</p>
      </div>
      <a aria-label={strings.site.toFrontPage} className="nameplate" href="/">
        <span>{strings.site.name}</span>
      </a>
      <nav aria-label={strings.nav.label} className="masthead-nav">
        <ul>
          <li>
            <a href="/">{strings.nav.latest}</a>
          </li>
          <li>
            <a href="/#tags">{strings.nav.tags}</a>
          </li>
          <li>
            <a href="/#sources">{strings.nav.sources}</a>
          </li>
        </ul>
      </nav>
      <SearchForm id="search" />
    </header>
  )
}
