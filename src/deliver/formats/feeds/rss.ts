import type { PublishedArticle } from '../../published/types.ts'
import { momentOf, rssDate } from '../dates.ts'
import { authorOf, contentHtml, copyrightOf } from '../parts.ts'
import { languageTag } from '../text/language.ts'
import { element, emptyElement, textElement } from '../text/markup.ts'
import { safeLine } from '../text/safeText.ts'
import type { Feed } from './types.ts'
import { inFeedOrder } from './types.ts'

/**
 * RSS 2.0 (rssboard.org/rss-specification) with the modules content, dc and atom. The guid is the public
 * id, which no re-issue changes; `author` would have to be an e-mail address, so `dc:creator` names whoever
 * wrote it. What is withdrawn is simply not in it: RSS has no word for that.
 */
export const toRss = (feed: Feed): string => {
  const { articles, home, next, self, site, title, updated } = feed
  const link = (rel: string, href: string) =>
    emptyElement('atom:link', { href, rel, type: 'application/rss+xml' })
  const channel = [
    textElement('title', safeLine(title)),
    textElement('link', home),
    textElement('description', safeLine(site.description) || safeLine(title)),
    textElement('language', languageTag(site.language)),
    updated ? textElement('lastBuildDate', rssDate(updated)) : '',
    link('self', self),
    next ? link('next', next) : '',
    ...inFeedOrder(articles).map((article) => itemOf({ article, feed })),
  ]
  const namespaces = {
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  }
  const body = element('channel', {}, `\n${channel.filter(Boolean).join('\n')}\n`)
  return `${declaration}${element('rss', { version: '2.0', ...namespaces }, body)}\n`
}

export const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'

const itemOf = ({ article, feed }: { article: PublishedArticle; feed: Feed }): string => {
  const { address, deck, headline, language, lastIssuedAt, publicId, source, tags } = article
  const moment = momentOf(article)
  const parts = [
    textElement('title', safeLine(headline)),
    textElement('link', address),
    textElement('guid', publicId, { isPermaLink: 'false' }),
    moment ? textElement('pubDate', rssDate(moment)) : '',
    textElement('atom:updated', lastIssuedAt),
    textElement('dc:creator', safeLine(authorOf({ article, site: feed.site.name }))),
    textElement('dc:language', languageTag(language)),
    textElement('dc:rights', copyrightOf(article)),
    source
      ? textElement('source', safeLine(source.name), {
          url: feed.to.api(`/feeds/sources/${encodeURIComponent(source.slug)}/rss.xml`),
        })
      : '',
    ...tags.map(({ name }) => textElement('category', safeLine(name))),
    textElement('description', deck),
    textElement('content:encoded', contentHtml(article)),
  ]
  return element('item', {}, parts.filter(Boolean).join('\n'))
}
