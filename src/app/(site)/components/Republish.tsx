import type { ArticleView } from '../data/articleBySlug.ts'
import { strings } from '../words/strings.ts'

/** Offers the text, ready to copy with its credit and terms, where those terms let others run it. */
export const Republish = ({ article: { isExcerpt, packagePath } }: { article: ArticleView }) =>
  packagePath ? (
    <p className="republish">
      <a href={packagePath} rel="nofollow">
        {strings.article.republish}
      </a>
      {': '}
      {isExcerpt ? strings.article.republishExcerpt : strings.article.republishTerms}
    </p>
  ) : null
