import type { CountedPage } from '../data/frequentNames.ts'
import type { NamedPage } from '../data/views.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { articleCount } from '../words/counts.ts'

/** Tags or sources as a run of links, with the number of articles where there are several. */
export const NameList = ({
  label,
  names,
}: {
  label?: string
  names: (CountedPage | NamedPage)[]
}) => (
  <ul aria-label={label} className="names">
    {names.map((page) => (
      <li key={page.path}>
        <a href={page.path}>
          <Isolated text={page.name} />
          {'count' in page && page.count > 1 ? (
            <span className="names-count">{articleCount(page.count)}</span>
          ) : null}
        </a>
      </li>
    ))}
  </ul>
)
