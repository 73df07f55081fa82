import type { ArticleView } from '../data/articleBySlug.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { strings } from '../words/strings.ts'

/** The credit line, set under the text, and the way to the original where its address is known. */
export const Provenance = ({ article }: { article: ArticleView }) => {
  const { credit, originalUrl } = article
  if (!credit && !originalUrl) return null
  return (
    <p className="credit">
      {credit ? (
        <span>
          <Isolated text={credit.before} />
          {credit.source ? (
            <a href={credit.source.path}>
              <Isolated text={credit.source.name} />
            </a>
          ) : null}
          <Isolated text={credit.after} />
        </span>
      ) : null}
      {originalUrl ? (
        <a className="credit-original" href={originalUrl} rel="noopener external">
          {strings.article.originalPage}
        </a>
      ) : null}
    </p>
  )
}
