import { newsAge, newsPerFile, toNewsSitemap, toSitemapIndex } from '../formats/sitemaps/index.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

const mediaType = 'application/xml; charset=utf-8'

/** The most files of news: two days of them are fewer anywhere. */
const mostFiles = 50

/** The index of sitemaps and the news sitemap, in as many files as two days of news need. */
export const sitemapRoutes = (): Route[] => [
  { answer: index, path: '/sitemaps/index.xml' },
  { answer: news, path: '/sitemaps/:file' },
]

type Args = Archive & { asked: Asked }

async function index({ published, to }: Args): Promise<Answer> {
  const { count, latest } = await published.newsCount(since())
  const files = Math.min(mostFiles, Math.max(1, Math.ceil(count / newsPerFile)))
  const body = toSitemapIndex(
    Array.from({ length: files }, (_, at) => ({
      address: to.api(`/sitemaps/${fileOf(at)}`),
      modifiedAt: latest,
    })),
  )
  // News grows old by the clock, and no date tells of that.
  return { body, mediaType, modifiedAt: null }
}

async function news({ asked, published, site }: Args): Promise<Answer> {
  const page = pageOf(asked.params['file'])
  const articles = await published.news({ limit: newsPerFile, page, since: since() })
  if (page > 0 && articles.length === 0) throw new Refusal('noFile')
  return { body: toNewsSitemap({ articles, site }), mediaType, modifiedAt: null }
}

const since = (): Date => new Date(Date.now() - newsAge)

const fileOf = (at: number): string => (at === 0 ? 'news.xml' : `news-${at + 1}.xml`)

/** `news.xml` is the first, `news-2.xml` the second. */
const pageOf = (file: unknown): number => {
  const [whole, number] = /^news(?:-([1-9]\d?))?\.xml$/.exec(String(file)) ?? []
  const page = number === undefined ? 0 : Number(number) - 1
  if (!whole || page >= mostFiles || (number !== undefined && page === 0)) {
    throw new Refusal(/^news/.test(String(file)) ? 'badPage' : 'noFile')
  }
  return page
}
