import { cache } from 'react'

import type { Article, Source } from '../../../payload-types.ts'
import { pageHref } from '../addresses/webHref.ts'
import type { Moment } from '../words/dates.ts'
import { dayMoment } from '../words/dates.ts'
import { archive, asReader } from './archive.ts'
import { creditLine } from './creditLine.ts'
import type { CreditLine } from './creditLine.ts'
import { mayRepublish } from './mayRepublish.ts'
import type { ArticleCard, NamedPage } from './views.ts'
import { cardSelect, toCard, toHeadline } from './views.ts'

export type CorrectionView = {
  after: null | string
  at: Moment | null
  before: null | string
  kind: NonNullable<Article['corrections']>[number]['kind']
  text: string
}

/** Everything that an article's own page shows, its links to other articles apart. */
export type ArticleView = ArticleCard & {
  author: null | string
  body: Article['body']
  corrections: CorrectionView[]
  credit: CreditLine | null
  headlineInferred: boolean
  /** What search engines are asked, the source's wishes included. */
  index: boolean
  /** Whether the source allows no more than this part of the text. */
  isExcerpt: boolean
  /** The original's own address where it counts as the true one. */
  canonicalElsewhere: null | string
  newer: NamedPage | null
  older: NamedPage | null
  originalUrl: null | string
  /** Where others get the text with its credit and terms; null where its terms do not offer that. */
  packagePath: null | string
}

/** The article that a slug leads to now; null where readers have none. */
export const articleBySlug = cache(async (slug: string): Promise<ArticleView | null> => {
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'articles',
    depth: 1,
    limit: 1,
    populate: {
      articles: { headline: true, slug: true },
      sources: {
        canonicalPolicy: true,
        kind: true,
        mergedInto: true,
        name: true,
        rights: true,
        robots: true,
        slug: true,
      },
    },
    select: {
      ...cardSelect,
      body: true,
      canonicalPolicy: true,
      corrections: true,
      creditLine: true,
      headlineOrigin: true,
      isExcerpt: true,
      originalAuthor: true,
      originalUrl: true,
      rights: true,
      robots: true,
      supersededBy: true,
      updateOf: true,
    },
    where: { slug: { equals: slug } },
  })
  const [article] = docs
  if (!article) return null

  const source = typeof article.source === 'object' ? article.source : null
  const card = toCard(article)
  const originalUrl = pageHref(article.originalUrl)
  const robots = inherited({ field: 'robots', article, source })
  const canonical = inherited({ field: 'canonicalPolicy', article, source })
  return {
    ...card,
    author: article.originalAuthor?.trim() || null,
    body: article.body,
    canonicalElsewhere: canonical === 'source' ? originalUrl : null,
    corrections: (article.corrections ?? []).map(({ after, at, before, kind, text }) => ({
      after: after?.trim() || null,
      at: dayMoment(at),
      before: before?.trim() || null,
      kind,
      text,
    })),
    credit: creditLine({ line: article.creditLine, source: card.source }),
    headlineInferred: article.headlineOrigin === 'inferred',
    index: robots !== 'noindex',
    isExcerpt: article.isExcerpt === true,
    newer: toHeadline(article.supersededBy),
    older: toHeadline(article.updateOf),
    originalUrl,
    packagePath: mayRepublish({ article, source }) ? `/api/articles/${article.id}/package` : null,
  }
})

/** What the article says of itself, or its source where the article leaves it to the source. */
const inherited = <Field extends 'canonicalPolicy' | 'robots'>({
  article,
  field,
  source,
}: {
  article: Pick<Article, Field>
  field: Field
  source: null | Pick<Source, Field>
}): Article[Field] | Source[Field] => {
  const own = article[field]
  return own && own !== 'inherit' ? own : source?.[field]
}
