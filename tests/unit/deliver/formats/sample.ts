import { addressesOf } from '../../../../src/deliver/published/addresses.ts'
import type { Feed } from '../../../../src/deliver/formats/feeds/types.ts'
import type { PublishedArticle, Site } from '../../../../src/deliver/published/types.ts'

export const site: Site = {
  api: '/api',
  description: 'أرشيف للأخبار',
  language: 'ar',
  name: 'نشرة',
  paths: { article: '/articles/{slug}', source: '/sources/{slug}', tag: '/tags/{slug}' },
  url: 'https://news.example',
}

export const to = addressesOf(site)

/** Whatever a text can do to the format round it. */
export const hostile =
  'خبر\u0000\u0008\u000B\u001F\u0085\u009F ]]> </script><script>alert(1)</script> <!-- & "x" \'y\' ' +
  '\uD800 \uFFFE\uFFFF \u202E عكس \u2067 مفتوح \u2069\u2069 \u202C \uFEFF\u2028\u2029 💻 {{site}} $& \\'

/** Nothing of this may be in any answer, whatever its format. */
export const unfit =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF\u202D\u202E]|\p{Surrogate}/u

const text = (value: string, format = 0) => ({ format, text: value, type: 'text' })
const node = (type: string, children: object[], more: object = {}) => ({ children, type, ...more })

/** Every kind of node that the editor makes, with one text in all of them. */
export const bodyWith = (words: string) => ({
  root: node('root', [
    node('paragraph', [
      text(words),
      text(words, 3),
      { type: 'linebreak' },
      { type: 'tab', text: '\t' },
      node('link', [text(words)], { fields: { url: `https://example.org/${words}` } }),
      node('link', [text(`${words} رابط`)], { fields: { url: 'javascript:alert(1)' } }),
      node('link', [text('بيانات')], { fields: { url: 'data:text/html,<script>1</script>' } }),
      node('autolink', [text('عنوان')], { fields: { url: 'http://example.org/?a=1&b="2"' } }),
    ]),
    node('heading', [text(words)], { tag: 'h1' }),
    node('heading', [text('فرعي')], { tag: 'h3' }),
    node('quote', [text(words)]),
    node(
      'list',
      [
        node('listitem', [text(words)]),
        node('listitem', [
          node('list', [node('listitem', [text('داخلي')])], { listType: 'number' }),
        ]),
      ],
      { listType: 'bullet' },
    ),
    { type: 'horizontalrule' },
    {
      type: 'upload',
      value: {
        alt: words,
        height: 10,
        mimeType: 'image/png',
        url: 'https://example.org/a.png',
        width: 20,
      },
    },
    node('unknown', [node('paragraph', [text('في مجهول')])]),
    node('paragraph', [text('   ')]),
  ]) as Record<string, unknown>,
})

/** An article with the same words in every place that people write in. */
export const articleWith = (
  words: string,
  more: Partial<PublishedArticle> = {},
): PublishedArticle => ({
  address: to.article('slug'),
  body: bodyWith(words),
  canonical: to.article('slug'),
  contentHash: 'a'.repeat(64),
  corrections: [
    {
      after: words,
      at: '2026-01-03T10:00:00.000Z',
      before: words,
      issueNumber: 2,
      kind: 'correction',
      text: words,
    },
  ],
  credit: words,
  dated: { at: '2023-09-19T18:00:00.000Z', precision: 'time' },
  deck: words,
  firstPublishedAt: '2026-01-02T10:00:00.000Z',
  headline: words,
  headlineOrigin: 'inferred',
  id: '019b0000-0000-7000-8000-000000000001',
  isExcerpt: true,
  issueNumber: 2,
  language: 'ar',
  lastIssuedAt: '2026-01-03T10:00:00.000Z',
  links: [
    { kind: 'readAlso', title: words, to: null, url: null },
    {
      kind: 'similar',
      title: words,
      to: {
        address: to.article('other'),
        deck: null,
        headline: words,
        id: '019b0000-0000-7000-8000-000000000002',
        publicId: '1225c695-cfb8-4ebb-aaaa-80da344efa6b',
        slug: 'other',
      },
      url: null,
    },
  ],
  modifiedAt: '2026-01-03T10:00:00.000Z',
  newer: null,
  older: null,
  original: {
    at: '2023-09-19T18:00:00.000Z',
    author: words,
    precision: 'time',
    url: 'https://example.org/1?a=1&b=2',
  },
  publicId: '1225c695-cfb8-4ebb-aaaa-80da344efa6a',
  pubStatus: 'usable',
  rights: {
    copyrightHolder: words,
    copyrightNotice: words,
    license: 'https://example.org/license',
    usageTerms: words,
  },
  robots: 'index',
  slug: 'slug',
  source: {
    address: to.source('outlet'),
    homepage: 'https://example.org/',
    id: '019b0000-0000-7000-8000-000000000003',
    kind: 'outlet',
    name: words,
    slug: 'outlet',
  },
  tags: [
    {
      address: to.tag('tag'),
      id: '019b0000-0000-7000-8000-000000000004',
      name: words,
      slug: 'tag',
    },
  ],
  ...more,
})

export const feedOf = (articles: PublishedArticle[], more: Partial<Feed> = {}): Feed => ({
  articles,
  home: `${site.url}/`,
  next: `${to.api('/feeds/rss.xml')}?before=abc&limit=3`,
  self: to.api('/feeds/rss.xml'),
  site,
  title: site.name,
  to,
  updated: '2026-01-03T10:00:00.000Z',
  withdrawn: [],
  ...more,
})
