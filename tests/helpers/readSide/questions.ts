import type { Subject, World } from './everyState.ts'

/** What is asked of one address of the read side. Paths stand below that of the open APIs. */
export type Questions = {
  /** About one article: answered by where it stands, with 200, 404 or 410. */
  article?: (subject: Subject) => string[]
  /** By words or names of one article: answered as if it were not there, unless it is public. */
  find?: (subject: Subject) => string[]
  /** About all of them. */
  list?: (world: Pick<World, 'source' | 'tag'>) => string[]
  /** Whether the tags’ names may stand in it, which are public by themselves. */
  names?: boolean
  /** Whether articles that are public are shown in the answers; otherwise nothing of any is. */
  shows: boolean
}

const enc = encodeURIComponent

/** Articles by their id, by the id that readers know, and by either in capitals. */
const formatsOf =
  (format: string, ...queries: string[]): Required<Questions>['article'] =>
  ({ id, publicId }) => [
    ...[id, publicId, id.toUpperCase()].map((one) => `/articles/${one}/${format}`),
    ...queries.map((query) => `/articles/${id}/${format}${query}`),
  ]

const feed = (file: string): Record<string, Questions> => ({
  [`/feeds/${file}`]: {
    list: () => [`/feeds/${file}`, `/feeds/${file}?limit=100`],
    shows: true,
  },
  [`/feeds/sources/:slug/${file}`]: {
    list: ({ source }) => [`/feeds/sources/${enc(source)}/${file}`],
    shows: true,
  },
  [`/feeds/tags/:slug/${file}`]: {
    find: ({ tag }) => [`/feeds/tags/${enc(tag)}/${file}`],
    list: ({ tag }) => [`/feeds/tags/${enc(tag)}/${file}`],
    names: true,
    shows: true,
  },
})

/**
 * Every address that the public may ask, as Payload's configuration writes it, with what is asked of it.
 * A test holds the keys against the configuration: an address without a row here is a failure.
 */
export const publicQuestions: Readonly<Record<string, Questions>> = {
  '/articles/:id/html': { article: formatsOf('html'), shows: true },
  '/articles/:id/jsonld': { article: formatsOf('jsonld'), shows: true },
  '/articles/:id/ledger': { article: formatsOf('ledger'), shows: false },
  '/articles/:id/markdown': { article: formatsOf('markdown'), shows: true },
  '/articles/:id/ninjs': { article: formatsOf('ninjs', '?version=2.2'), shows: true },
  '/articles/:id/package': {
    article: formatsOf('package', '?format=html', '?format=json'),
    shows: true,
  },
  '/articles/:id/text': { article: formatsOf('text'), shows: true },
  ...feed('atom.xml'),
  ...feed('feed.json'),
  ...feed('rss.xml'),
  '/feeds/corrections.xml': {
    list: () => ['/feeds/corrections.xml', '/feeds/corrections.xml?limit=100'],
    shows: true,
  },
  '/health/live': { list: () => ['/health/live'], shows: false },
  '/health/ready': { list: () => ['/health/ready'], shows: false },
  '/openapi.json': { list: () => ['/openapi.json'], shows: false },
  '/read/articles': {
    find: ({ tag }) => [
      `/read/articles?tag=${enc(tag)}`,
      `/read/articles?text=html&tag=${enc(tag)}`,
    ],
    list: ({ source, tag }) => [
      '/read/articles?limit=100',
      '/read/articles?text=html&limit=30',
      '/read/articles?text=lexical&limit=30',
      `/read/articles?tag=${enc(tag)}`,
      `/read/articles?source=${enc(source)}`,
    ],
    shows: true,
  },
  '/read/articles/:slug': {
    article: ({ slug }) =>
      ['', '?text=none', '?text=lexical'].map((query) => `/read/articles/${enc(slug)}${query}`),
    shows: true,
  },
  '/read/sources/:slug': { list: ({ source }) => [`/read/sources/${enc(source)}`], shows: true },
  '/read/tags/:slug': {
    find: ({ tag }) => [`/read/tags/${enc(tag)}`, `/read/tags/${enc(tag)}?text=html`],
    list: ({ tag }) => [`/read/tags/${enc(tag)}`, `/read/tags/${enc(tag)}?text=lexical`],
    names: true,
    shows: true,
  },
  '/search': {
    find: ({ late, tag, text }) => [
      `/search?q=${text}`,
      `/search?q=${enc(`"${text}"`)}`,
      `/search?q=${late}`,
      `/search?q=${enc(`خبر ${text}`)}`,
      `/search?q=${enc('عنوان')}&tag=${enc(tag)}`,
      // A letter wrong: what is offered instead is made of words that are public.
      `/search?q=${text.slice(0, -3)}${text.slice(-2)}`,
    ],
    list: ({ source, tag }) => [
      `/search?q=${enc('عنوان')}`,
      `/search?q=${enc('وسم')}`,
      `/search?q=${enc('عنوان')}&page=2`,
      `/search?q=${enc('عنوان')}&tag=${enc(tag)}`,
      `/search?q=${enc('عنوان')}&source=${enc(source)}`,
    ],
    names: true,
    shows: true,
  },
  '/search/suggest': {
    find: ({ text }) => [`/search/suggest?q=${text}`, `/search/suggest?q=${text.slice(0, -3)}`],
    list: () => [`/search/suggest?q=${enc('عنوان')}`, `/search/suggest?q=${enc('عن')}`],
    names: true,
    shows: true,
  },
  '/sitemaps/:file': {
    list: () =>
      ['articles-1', 'news', 'sources-1', 'tags-1'].map((name) => `/sitemaps/${name}.xml`),
    names: true,
    shows: true,
  },
  '/sitemaps/index.xml': { list: () => ['/sitemaps/index.xml'], shows: false },
  '/sync': { list: () => ['/sync?limit=200', '/sync'], names: true, shows: true },
}

/** What Payload itself puts into every collection, and at the top; the other tests of readers are about it. */
export const payloadsOwn: readonly string[] = [
  '/',
  '/:id',
  '/:key',
  '/access',
  '/count',
  '/file/:filename',
  '/init',
  '/me',
  '/paste-url/:id?',
  '/versions',
  '/versions/:id',
]
