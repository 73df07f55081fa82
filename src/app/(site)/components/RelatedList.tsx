import type { LinkView } from '../data/linksFrom.ts'
import { RelatedTitle } from './RelatedTitle.tsx'

/** Titles that an article relates to, in its own order. */
export const RelatedList = ({
  heading,
  id,
  links,
}: {
  heading: string
  id: string
  links: LinkView[]
}) =>
  links.length === 0 ? null : (
    <section aria-labelledby={id} className="related">
      <h2 className="label" id={id}>
        {heading}
      </h2>
      <ol>
        {links.map((link) => (
          <li key={link.id}>
            <RelatedTitle link={link} />
          </li>
        ))}
      </ol>
    </section>
  )
