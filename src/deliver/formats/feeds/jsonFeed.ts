import type { PublishedArticle } from '../../published/types.ts'
import { momentOf } from '../dates.ts'
import { authorOf, contentHtml, copyrightOf } from '../parts.ts'
import { leanJson } from '../text/json.ts'
import { languageTag } from '../text/language.ts'
import { safeLine } from '../text/safeText.ts'
import type { Feed } from './types.ts'
import { inFeedOrder } from './types.ts'

/**
 * JSON Feed 1.1 (jsonfeed.org/version/1.1). What the format has no field for stands under `_nashra`: the
 * credit, the rights, the corrections, the number of the issue, and what the feed had and was withdrawn.
 */
export const toJsonFeed = ({ articles, home, next, self, site, title, withdrawn }: Feed): string =>
  leanJson({
    version: 'https://jsonfeed.org/version/1.1',
    title: safeLine(title),
    home_page_url: home,
    feed_url: self,
    description: site.description || null,
    next_url: next,
    language: languageTag(site.language),
    authors: [{ name: safeLine(site.name), url: `${site.url}/` }],
    items: inFeedOrder(articles).map((article) => itemOf({ article, site: site.name })),
    _nashra: {
      withdrawn: withdrawn.map(({ at, isKilled, note, publicId }) => ({
        id: publicId,
        at,
        status: isKilled ? 'canceled' : 'withheld',
        note: isKilled ? note : null,
      })),
    },
  })

const itemOf = ({ article, site }: { article: PublishedArticle; site: string }): object => ({
  id: article.publicId,
  url: article.address,
  external_url: article.original.url,
  title: safeLine(article.headline),
  content_html: contentHtml(article),
  summary: article.deck,
  date_published: momentOf(article),
  date_modified: article.lastIssuedAt,
  authors: [
    {
      name: safeLine(authorOf({ article, site })),
      url: article.source?.homepage ?? article.source?.address,
    },
  ],
  tags: article.tags.map(({ name }) => safeLine(name)),
  language: languageTag(article.language),
  _nashra: {
    credit: article.credit,
    source: article.source && { name: article.source.name, url: article.source.address },
    copyright_notice: copyrightOf(article),
    license: article.rights.license,
    usage_terms: article.rights.usageTerms,
    issue_number: article.issueNumber,
    original_date: article.dated,
    is_excerpt: article.isExcerpt,
    headline_origin: article.headlineOrigin,
    corrections: article.corrections,
  },
})
