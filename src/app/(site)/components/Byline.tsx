import type { ArticleCard } from '../data/views.ts'
import { strings } from '../words/strings.ts'
import { Isolated } from '../richText/Isolated.tsx'

/** Where an article comes from and when; what nobody knows is said to be unknown. */
export const Byline = ({ article }: { article: ArticleCard }) => {
  const { original, publishedHere, source } = article
  return (
    <p className="byline">
      <span className="byline-facts">
        {source ? (
          <span>
            <a className="byline-source" href={source.path}>
              <Isolated text={source.name} />
            </a>
          </span>
        ) : (
          <span>{strings.article.unknownSource}</span>
        )}
        {original ? (
          <time dateTime={original.machine}>{original.words}</time>
        ) : (
          <span>{strings.article.unknownDate}</span>
        )}
        {publishedHere ? (
          <span>
            {strings.article.publishedHere}{' '}
            <time dateTime={publishedHere.machine}>{publishedHere.words}</time>
          </span>
        ) : null}
      </span>
    </p>
  )
}
