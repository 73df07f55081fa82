import { pagePath } from '../addresses/paths.ts'
import { strings } from '../words/strings.ts'

/** The way to what is older, and back to the newest; nothing where a list fits on one page. */
export const Pager = ({
  first,
  next,
  path,
}: {
  /** Whether this is the list's first page. */
  first: boolean
  next: null | string
  path: string
}) =>
  first && !next ? null : (
    <nav aria-label={strings.pager.label} className="pager">
      {first ? null : (
        <a className="button" href={path}>
          {strings.pager.newest}
        </a>
      )}
      {next ? (
        <a className="button pager-older" href={pagePath({ before: next, path })} rel="next">
          {strings.pager.older}
        </a>
      ) : null}
    </nav>
  )
