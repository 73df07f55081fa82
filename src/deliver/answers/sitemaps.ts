import {
  newsAge,
  newsPerFile,
  toNewsSitemap,
  toPageSitemap,
  toSitemapIndex,
} from '../formats/sitemaps/index.ts'
import type { PageKind } from '../sitemaps/createPages.ts'
import { pageKinds } from '../sitemaps/createPages.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

const mediaType = 'application/xml; charset=utf-8'

/** The most files of news: two days of them are fewer anywhere. */
const mostNewsFiles = 50

/** The index of sitemaps, the news of two days, and every page of articles, tags and sources. */
export const sitemapRoutes = (): Route[] => [
  { answer: index, path: '/sitemaps/index.xml' },
  { answer: file, path: '/sitemaps/:file' },
]

type Args = Archive & { asked: Asked }

async function index({ pages, published, to }: Args): Promise<Answer> {
  const [{ count, latest }, ...kinds] = await Promise.all([
    published.newsCount(since()),
    ...pageKinds.map(async (kind) => ({ files: await pages.files(kind), kind })),
  ])
  const newsFiles = Math.min(mostNewsFiles, Math.max(1, Math.ceil(count / newsPerFile)))
  const body = toSitemapIndex(
    [
      ...Array.from({ length: newsFiles }, (_, at) => ({
        modifiedAt: latest,
        name: at === 0 ? 'news' : `news-${at + 1}`,
      })),
      ...kinds.flatMap(({ files, kind }) =>
        files.map(({ modifiedAt }, at) => ({ modifiedAt, name: `${kind}-${at + 1}` })),
      ),
    ].map(({ modifiedAt, name }) => ({ address: to.api(`/sitemaps/${name}.xml`), modifiedAt })),
  )
  // News grows old by the clock, and no date tells of that.
  return { body, mediaType, modifiedAt: null }
}

async function file(args: Args): Promise<Answer> {
  const asked = String(args.asked.params['file'])
  const [whole, kind, number] = /^(news|articles|sources|tags)(?:-(\d+))?\.xml$/.exec(asked) ?? []
  if (!whole) {
    throw new Refusal(/^(?:news|articles|sources|tags)\b/.test(asked) ? 'badPage' : 'noFile')
  }
  const page = kind === 'news' ? newsPage(number) : pageOf(number)
  const body = kind === 'news' ? await news({ ...args, page }) : await all({ ...args, kind, page })
  return { body, mediaType, modifiedAt: null }
}

const news = async ({ page, published, site }: Args & { page: number }): Promise<string> => {
  const articles = await published.news({ limit: newsPerFile, page, since: since() })
  if (page > 0 && articles.length === 0) throw new Refusal('noFile')
  return toNewsSitemap({ articles, site })
}

const all = async ({
  kind,
  page,
  pages,
}: Args & { kind: string | undefined; page: number }): Promise<string> => {
  const found = await pages.inFile({ at: page, kind: kind as PageKind })
  if (!found) throw new Refusal('noFile')
  return toPageSitemap(found)
}

const since = (): Date => new Date(Date.now() - newsAge)

/** `news.xml` is the first, `news-2.xml` the second. */
const newsPage = (number: string | undefined): number => {
  if (number === undefined) return 0
  const page = pageOf(number)
  if (page === 0 || page >= mostNewsFiles) throw new Refusal('badPage')
  return page
}

/** `-1` is the first: a file has one name, and an index at most 50,000 files. */
const pageOf = (number: string | undefined): number => {
  if (number === undefined || !/^[1-9]\d{0,4}$/.test(number)) throw new Refusal('badPage')
  return Number(number) - 1
}
