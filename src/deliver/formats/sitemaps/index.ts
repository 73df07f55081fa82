import type { PublishedCard, Site } from '../../published/types.ts'
import { datedTo } from '../dates.ts'
import { element, textElement } from '../text/markup.ts'
import { safeLine } from '../text/safeText.ts'
import { declaration } from '../feeds/rss.ts'

/** The most news that a sitemap may name (Google, "Create a news sitemap"). */
export const newsPerFile = 1000

/** How far back news goes, in milliseconds: two days (the same). */
export const newsAge = 2 * 86_400_000

const sitemaps = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The index of sitemaps (sitemaps.org/protocol.html, "Using Sitemap index files"). */
export const toSitemapIndex = (
  files: readonly { address: string; modifiedAt: null | string }[],
): string => {
  const entries = files.map(({ address, modifiedAt }) =>
    element('sitemap', {}, textElement('loc', address) + textElement('lastmod', modifiedAt)),
  )
  return `${declaration}${element('sitemapindex', { xmlns: sitemaps }, lines(entries))}\n`
}

/** A sitemap of pages (sitemaps.org/protocol.html, "XML tag definitions"). */
export const toPageSitemap = (
  pages: readonly { address: string; modifiedAt: null | string }[],
): string => {
  const entries = pages.map(({ address, modifiedAt }) =>
    element('url', {}, textElement('loc', address) + textElement('lastmod', modifiedAt)),
  )
  return `${declaration}${element('urlset', { xmlns: sitemaps }, lines(entries))}\n`
}

/** Whether search engines are told of an article as news: nobody asked them not to, and its page is the true one. */
export const isNewsForSearch = ({ address, canonical, dated, robots }: PublishedCard): boolean =>
  robots === 'index' &&
  canonical === address &&
  (dated?.precision === 'day' || dated?.precision === 'time')

/** A news sitemap (google.com/schemas/sitemap-news/0.9). */
export const toNewsSitemap = ({
  articles,
  site,
}: {
  articles: readonly PublishedCard[]
  site: Site
}): string => {
  const entries = articles.filter(isNewsForSearch).map((article) => {
    const publication =
      textElement('news:name', safeLine(site.name)) +
      textElement('news:language', newsLanguage(article.language))
    const news =
      element('news:publication', {}, publication) +
      textElement('news:publication_date', datedTo(article)) +
      textElement('news:title', safeLine(article.headline))
    return element('url', {}, textElement('loc', article.address) + element('news:news', {}, news))
  })
  const namespaces = {
    xmlns: sitemaps,
    'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
  }
  return `${declaration}${element('urlset', namespaces, lines(entries))}\n`
}

/** ISO 639, two or three letters; Chinese alone keeps its region. */
const newsLanguage = (language: string): string =>
  /^zh-(?:cn|tw)$/i.exec(language)?.[0].toLowerCase() ??
  /^[a-z]{2,3}(?![a-z])/i.exec(language)?.[0].toLowerCase() ??
  'ar'

const lines = (entries: readonly string[]): string =>
  entries.length > 0 ? `\n${entries.join('\n')}\n` : ''
