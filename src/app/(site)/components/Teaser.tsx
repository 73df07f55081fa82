import type { ArticleCard } from '../data/views.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { Byline } from './Byline.tsx'

type TeaserProps = {
  article: ArticleCard
  level: 2 | 3
  /** How much room it has: the lead, one of those beside it, or a row of a list. */
  size: 'lead' | 'row' | 'second'
  /** Words under the headline where the article has no deck. */
  summary?: string
}

const tagsShown = { lead: 4, row: 3, second: 2 }

/** An article as the pages announce it. */
export const Teaser = ({ article, level, size, summary }: TeaserProps) => {
  const Headline = level === 2 ? 'h2' : 'h3'
  const words = article.deck ?? summary
  const tags = article.tags.slice(0, tagsShown[size])
  return (
    <article className={`teaser teaser-${size}`} lang={article.language}>
      <Headline className="teaser-headline">
        <a href={article.path}>
          <Isolated text={article.headline} />
        </a>
      </Headline>
      {words ? (
        <p className="teaser-summary">
          <Isolated text={words} />
        </p>
      ) : null}
      <Byline article={article} />
      {tags.length > 0 ? (
        <ul className="teaser-tags">
          {tags.map((tag) => (
            <li key={tag.path}>
              <a href={tag.path}>
                <Isolated text={tag.name} />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  )
}
