import type { LinkView } from '../data/linksFrom.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { strings } from '../words/strings.ts'
import { RelatedTitle } from './RelatedTitle.tsx'

/** The article that readers of this one are sent to next. */
export const ReadAlso = ({ links }: { links: LinkView[] }) =>
  links.length === 0 ? null : (
    <section aria-labelledby="read-also" className="read-also">
      <h2 className="label" id="read-also">
        {strings.article.readAlso}
      </h2>
      {links.map((link) => (
        <div className="read-also-item" key={link.id}>
          <p className="read-also-title">
            <RelatedTitle link={link} />
          </p>
          {link.deck ? (
            <p className="read-also-deck">
              <Isolated text={link.deck} />
            </p>
          ) : null}
        </div>
      ))}
    </section>
  )
