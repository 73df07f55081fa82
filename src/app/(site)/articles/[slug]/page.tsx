import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'

import { underWay } from '../../../../access/underWay.ts'
import { absoluteAddress, pageAddress } from '../../addresses/pageAddress.ts'
import { siteUrl } from '../../addresses/siteUrl.ts'
import { slugParam } from '../../addresses/slugParam.ts'
import { ArticleHead } from '../../components/ArticleHead.tsx'
import { Corrections } from '../../components/Corrections.tsx'
import { JsonLd } from '../../components/JsonLd.tsx'
import { NameList } from '../../components/NameList.tsx'
import { Provenance } from '../../components/Provenance.tsx'
import { ReadAlso } from '../../components/ReadAlso.tsx'
import { RelatedList } from '../../components/RelatedList.tsx'
import { Republish } from '../../components/Republish.tsx'
import { Withdrawn } from '../../components/Withdrawn.tsx'
import type { ArticleView } from '../../data/articleBySlug.ts'
import { articleBySlug } from '../../data/articleBySlug.ts'
import { formerArticle } from '../../data/formerArticle.ts'
import { jsonLdOf } from '../../data/jsonLd.ts'
import { linksFrom } from '../../data/linksFrom.ts'
import { opening } from '../../data/opening.ts'
import { orMissing } from '../../data/orMissing.ts'
import type { Withdrawal } from '../../data/wasWithdrawn.ts'
import { wasWithdrawn } from '../../data/wasWithdrawn.ts'
import NotFound, { metadata as missing } from '../../not-found.tsx'
import { RichText } from '../../richText/RichText.tsx'
import { strings } from '../../words/strings.ts'

type ArticlePageProps = { params: Promise<{ slug: string }> }

export const generateMetadata = async ({ params }: ArticlePageProps): Promise<Metadata> => {
  const article = await orMissing(asked(params))
  if (!article) return missing
  if (!('id' in article)) return { robots: { index: false }, title: strings.withdrawn.title }
  const description = article.deck ?? opening(article)
  return {
    ...pageAddress({ canonical: article.canonicalElsewhere, path: article.path }),
    description,
    openGraph: {
      description,
      locale: article.language,
      publishedTime: article.original?.machine,
      siteName: strings.site.name,
      tags: article.tags.map(({ name }) => name),
      title: article.headline,
      type: 'article',
      url: absoluteAddress(article.path),
    },
    ...(article.index ? {} : { robots: { index: false } }),
    title: article.headline,
  }
}

export default async function ArticlePage({ params }: ArticlePageProps) {
  const article = await orMissing(asked(params))
  if (!article) return <NotFound />
  if (!('id' in article)) return <Withdrawn note={article.note} />
  const [links, json] = await Promise.all([
    linksFrom(article.id),
    // Without an address of its own the site has none to tell programs.
    siteUrl() ? jsonLdOf(slugParam((await params).slug) ?? '') : null,
  ])
  const hasLinks = Object.values(links).some((list) => list.length > 0)
  return (
    <div className={hasLinks ? 'story' : 'story story-alone'}>
      {json ? <JsonLd json={json} /> : null}
      <article className="story-main" lang={article.language}>
        <ArticleHead article={article} />
        <div className="prose">
          {article.body ? <RichText state={article.body} /> : <p>{strings.article.noBody}</p>}
          {article.isExcerpt ? <p className="story-note">{strings.article.excerpt}</p> : null}
        </div>
        <footer className="story-foot">
          <Provenance article={article} />
          <Republish article={article} />
          {article.tags.length > 0 ? (
            <NameList label={strings.article.tags} names={article.tags} />
          ) : null}
        </footer>
        <Corrections corrections={article.corrections} />
      </article>
      {hasLinks ? (
        <aside aria-label={strings.article.beside} className="story-aside">
          <ReadAlso links={links.readAlso} />
          <RelatedList heading={strings.article.related} id="related" links={links.similar} />
          <RelatedList
            heading={strings.article.background}
            id="background"
            links={links.background}
          />
        </aside>
      ) : null}
    </div>
  )
}

/** The article that the address asks for, or what is told of its withdrawal; else where it went, else a 404. */
const asked = async (params: ArticlePageProps['params']): Promise<ArticleView | Withdrawal> => {
  const slug = slugParam((await params).slug)
  if (!slug) notFound()
  const article = await articleBySlug(slug)
  if (article) return article
  const moved = await formerArticle(slug)
  if (moved) permanentRedirect(moved)
  const withdrawal = await wasWithdrawn(slug)
  if (!withdrawal) notFound()
  const response = underWay.getStore()
  // 410 Gone: RFC 9110, section 15.5.11.
  if (response && !response.headersSent) response.statusCode = 410
  return withdrawal
}
