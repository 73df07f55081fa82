import { cleanText } from '../../../text/clean.ts'
import { titleKey } from '../../../text/titleKey.ts'
import { readDate } from '../fields/dates.ts'
import type { ArticleData } from './articleData.ts'
import { readArticleData } from './articleData.ts'

/** What is asked of a page's document. */
export type PageElement = {
  getAttribute: (name: string) => null | string
  textContent: null | string
}
export type Page = {
  querySelector: (selector: string) => null | PageElement
  querySelectorAll: (selector: string) => Iterable<PageElement>
}

/** Raw facts of a page by the name of the field they are for; the first that is of use counts. */
export type PageFacts = Record<'author' | 'published' | 'source' | 'title' | 'url', string[]>

/**
 * What a page says of itself: in its elements, in Open Graph's properties (ogp.me), and as a schema.org
 * article in JSON-LD. Nothing is taken from the text.
 */
export const readFacts = (page: Page): PageFacts => {
  const meta = (...names: string[]): string[] =>
    names.flatMap((name) => {
      const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)
      return nonEmpty(found?.getAttribute('content'))
    })
  const data = readArticleData(scripts(page))
  const source = [...meta('og:site_name'), ...nonEmpty(data.publisher)]
  const addresses = [
    ...nonEmpty(page.querySelector('link[rel="canonical"]')?.getAttribute('href')),
    ...meta('og:url'),
  ]
  return {
    author: [
      ...authorsOf({ data, page }),
      ...meta('author').filter((name) => !/^https?:/i.test(name)),
    ],
    published: [
      ...meta('article:published_time'),
      ...nonEmpty(data.datePublished),
      ...nonEmpty(
        page.querySelector('article time[datetime], time[datetime]')?.getAttribute('datetime'),
      ),
    ],
    source,
    title: titlesOf({ data, meta, page, site: source[0] ?? null }),
    url: addresses,
  }
}

/** The date that a page gives, of several the first that is one; those that are none are told. */
export const firstDate = (written: readonly string[]): string | undefined =>
  written.find((date) => readDate(date) !== null) ?? written[0]

const scripts = (page: Page): string[] =>
  [...page.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => textContent ?? '',
  )

const authorsOf = ({ data, page }: { data: ArticleData; page: Page }): string[] => {
  if (data.authors.length > 0) return [data.authors.join('، ')]
  return nonEmpty(page.querySelector('[rel="author"], [itemprop="author"]')?.textContent)
}

/**
 * The headline over the text, where the page's own title holds it too: a page may have its logo as its
 * first heading. Else the title that the page gives to others, without the name of the site after it.
 */
const titlesOf = ({
  data,
  meta,
  page,
  site,
}: {
  data: ArticleData
  meta: (...names: string[]) => string[]
  page: Page
  site: null | string
}): string[] => {
  const given = [
    ...meta('og:title', 'twitter:title'),
    ...nonEmpty(data.headline),
    ...nonEmpty(page.querySelector('title')?.textContent),
  ].map((title) => withoutSite({ site, title }))
  const headings = [...page.querySelectorAll('h1')].flatMap(({ textContent }) =>
    nonEmpty(textContent),
  )
  const keys = given.map(titleKey)
  const printed = headings.find((heading) => {
    const key = titleKey(heading)
    return (
      key !== '' &&
      keys.some((other) => other.includes(key) || (other !== '' && key.includes(other)))
    )
  })
  const only = headings.length === 1 && given.length === 0 ? headings : []
  return [...nonEmpty(printed), ...given, ...only].filter((title) => titleKey(title) !== '')
}

/** Fewest characters of a headline, when what stands after a bar is taken for the site's name. */
const shortestTitle = 15

const withoutSite = ({ site, title }: { site: null | string; title: string }): string => {
  const parts = title.split(/\s+(?:[|–—»:·•-]|::)\s+/u)
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return title
  const whole = title.slice(0, title.lastIndexOf(last)).replace(/\s*[|–—»:·•-]+\s*$/u, '')
  const isSite = site !== null && titleKey(last) === titleKey(site)
  // Without the site's word for it only a bar counts: headlines hold dashes and colons of their own.
  const isTail =
    title.includes(`| ${last}`) && whole.length >= shortestTitle && last.length < whole.length
  return isSite || isTail ? whole : title
}

const nonEmpty = (value: null | string | undefined): string[] => {
  const text = cleanText((value ?? '').slice(0, 5000))
  return text === '' ? [] : [text]
}
