import type { ArticleView } from '../data/articleBySlug.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { strings } from '../words/strings.ts'
import { Byline } from './Byline.tsx'
import { correctionsId } from './Corrections.tsx'
import { Notice } from './Notice.tsx'

/** Headline, deck, origin, and what readers must know before they read. */
export const ArticleHead = ({ article }: { article: ArticleView }) => (
  <header className="story-head">
    <h1>
      <Isolated text={article.headline} />
    </h1>
    {article.deck ? (
      <p className="story-deck">
        <Isolated text={article.deck} />
      </p>
    ) : null}
    <Byline article={article} />
    {article.author ? (
      <p className="story-author">
        {strings.article.author}: <Isolated text={article.author} />
      </p>
    ) : null}
    {article.headlineInferred ? (
      <p className="story-note">{strings.article.inferredHeadline}</p>
    ) : null}
    {article.newer ? <Notice page={article.newer} words={strings.article.newer} /> : null}
    {article.older ? <Notice page={article.older} words={strings.article.older} /> : null}
    {article.corrections.length > 0 ? (
      <Notice
        page={{ name: strings.article.seeCorrections, path: `#${correctionsId}` }}
        words={strings.article.corrected}
      />
    ) : null}
  </header>
)
