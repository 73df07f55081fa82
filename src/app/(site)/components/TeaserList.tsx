import type { ArticleCard } from '../data/views.ts'
import { Teaser } from './Teaser.tsx'

/** Articles one under another, parted by hairlines. */
export const TeaserList = ({ articles, level }: { articles: ArticleCard[]; level: 2 | 3 }) => (
  <ul className="rows">
    {articles.map((article) => (
      <li key={article.id}>
        <Teaser article={article} level={level} size="row" />
      </li>
    ))}
  </ul>
)
