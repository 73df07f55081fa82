import { feedFormats } from '../formats/index.ts'
import { searchPaths } from './search.ts'

export type Part = Readonly<Record<string, unknown>>

const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string): Part => ({ 'application/json': { schema: ref(name) } })

const parameters = {
  before: {
    description: 'Where the page begins: the `next` of the page before.',
    in: 'query',
    name: 'before',
    schema: { type: 'string' },
  },
  id: {
    description: 'The id of the article, or its public id.',
    in: 'path',
    name: 'id',
    required: true,
    schema: { format: 'uuid', type: 'string' },
  },
  limit: ({ most, usual }: { most: number; usual: number }) => ({
    in: 'query',
    name: 'limit',
    schema: { default: usual, maximum: most, minimum: 1, type: 'integer' },
  }),
  of: (name: 'source' | 'tag') => ({
    description: `The slug of a ${name}; only its articles are listed.`,
    in: 'query',
    name,
    schema: { type: 'string' },
  }),
  since: {
    description: 'The `cursor` of the last answer; without it, everything from the beginning.',
    in: 'query',
    name: 'since',
    schema: { type: 'string' },
  },
  slug: {
    in: 'path',
    name: 'slug',
    required: true,
    schema: { maxLength: 200, type: 'string' },
  },
  text: (usual: 'html' | 'none') => ({
    description: 'In which form texts come. With texts, a page holds at most 30 articles.',
    in: 'query',
    name: 'text',
    schema: { default: usual, enum: ['html', 'lexical', 'none'], type: 'string' },
  }),
} as const

/** A parameter that takes one of a few values. */
function choice({
  description,
  name,
  usual,
  values,
}: {
  description?: string
  name: string
  usual?: string
  values: readonly string[]
}): Part {
  const schema = { ...(usual ? { default: usual } : {}), enum: values, type: 'string' }
  return { ...(description ? { description } : {}), in: 'query', name, schema }
}

const refused = (description: string): Part => ({ content: json('Errors'), description })

/** What every address may answer. */
const common: Part = {
  304: { description: 'The client has it already: the tag or the date that it sent still holds.' },
  400: refused('A parameter cannot be taken; the answer names it.'),
  429: {
    ...refused('Too many requests from this client.'),
    headers: {
      'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
    },
  },
}

const gone = { 410: { content: json('Killed'), description: 'Withdrawn for good.' } }
const missing = { 404: refused('There is nothing public at this address.') }
const moved = { 308: { description: 'It has another address now, which `Location` names.' } }

type Operation = {
  answers: Part
  operationId: string
  parameters?: readonly Part[]
  responses?: Part
  summary: string
  tag: string
}

export type Get = (operation: Operation) => Part

const get: Get = ({ answers, responses = {}, tag, ...operation }) => ({
  get: {
    ...operation,
    responses: { 200: { content: answers, description: 'As asked.' }, ...common, ...responses },
    tags: [tag],
  },
})

const file = (mediaType: string): Part => ({
  [mediaType.split(';')[0] ?? mediaType]: { schema: { type: 'string' } },
})

const feeds = (): Record<string, Part> =>
  Object.fromEntries(
    Object.entries(feedFormats).flatMap(([name, { mediaType }]) =>
      (
        [
          ['', '', []],
          ['tags/{slug}/', 'OfTag', [parameters.slug]],
          ['sources/{slug}/', 'OfSource', [parameters.slug]],
        ] as const
      ).map(([folder, of, more]) => [
        `/feeds/${folder}${name}`,
        get({
          answers: file(mediaType),
          operationId: `feed${of}${name.replace(/\W(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
          parameters: [...more, parameters.before, parameters.limit({ most: 100, usual: 30 })],
          responses: folder === '' ? {} : { ...missing, ...moved },
          summary: 'The articles issued last, as a feed.',
          tag: 'feeds',
        }),
      ]),
    ),
  )

const formats: readonly [string, string, string][] = [
  ['html', 'text/html', 'The text as HTML, without a page around it.'],
  ['jsonld', 'application/ld+json', 'NewsArticle of schema.org.'],
  ['markdown', 'text/markdown', 'Markdown, with headline and credit.'],
  ['ninjs', 'application/json', 'ninjs 3.1, or 2.2 by `version`.'],
  ['package', 'application/json', 'Text, credit and terms, ready to republish.'],
  ['text', 'text/plain', 'Plain text, with headline and credit.'],
  ['ledger', 'application/json', 'Every public act on the article, with its chain of hashes.'],
]

/** Which of several forms of a format is meant. */
const variants: Readonly<Record<string, Part>> = {
  ninjs: choice({ name: 'version', usual: '3.1', values: ['3.1', '2.2'] }),
  package: choice({
    description: 'Without it, a page for browsers and a file for programs.',
    name: 'format',
    values: ['html', 'json'],
  }),
}

/** Every address of the read side, below that of the open APIs. */
export const paths = ({ articles }: { articles: string }): Readonly<Record<string, Part>> => ({
  '/read/articles': get({
    answers: json('Page'),
    operationId: 'listArticles',
    parameters: [
      parameters.of('tag'),
      parameters.of('source'),
      parameters.before,
      parameters.limit({ most: 100, usual: 20 }),
      parameters.text('none'),
    ],
    responses: missing,
    summary: 'Articles, the last issue first.',
    tag: 'read',
  }),
  '/read/articles/{slug}': get({
    answers: json('Article'),
    operationId: 'readArticle',
    parameters: [parameters.slug, parameters.text('html')],
    responses: { ...missing, ...moved, ...gone },
    summary: 'One article with its text, source, tags, links, corrections and credit line.',
    tag: 'read',
  }),
  ...Object.fromEntries(
    (
      [
        ['tags', 'Tag'],
        ['sources', 'Source'],
      ] as const
    ).map(([folder, kind]) => [
      `/read/${folder}/{slug}`,
      get({
        answers: json(`${kind}Page`),
        operationId: `read${kind}`,
        parameters: [
          parameters.slug,
          parameters.before,
          parameters.limit({ most: 100, usual: 20 }),
          parameters.text('none'),
        ],
        responses: { ...missing, ...moved },
        summary: `A ${kind.toLowerCase()} and its articles, the last issue first.`,
        tag: 'read',
      }),
    ]),
  ),
  ...searchPaths({ get, json, refused }),
  '/sync': get({
    answers: json('SyncPage'),
    operationId: 'sync',
    parameters: [parameters.since, parameters.limit({ most: 200, usual: 100 })],
    responses: {
      410: refused(
        'The archive has begun a new history: the copy is to be deleted and begun anew.',
      ),
    },
    summary: 'Everything that changed, in an order in which nothing is missed, withdrawals too.',
    tag: 'sync',
  }),
  ...feeds(),
  '/feeds/corrections.xml': get({
    answers: file('application/rss+xml'),
    operationId: 'feedCorrections',
    parameters: [parameters.limit({ most: 100, usual: 30 })],
    summary: 'Corrections, the last first.',
    tag: 'feeds',
  }),
  '/sitemaps/{file}': get({
    answers: file('application/xml'),
    operationId: 'sitemap',
    parameters: [
      {
        description:
          '`index.xml`, which names the others: `news.xml`, `news-2.xml` and so on, `articles-1.xml`, `sources-1.xml`, `tags-1.xml` and so on.',
        in: 'path',
        name: 'file',
        required: true,
        schema: { type: 'string' },
      },
    ],
    responses: missing,
    summary: 'The index of sitemaps, the news of the last two days, and every page.',
    tag: 'feeds',
  }),
  '/health/live': get({
    answers: json('Health'),
    operationId: 'healthLive',
    summary: 'Whether the process answers at all.',
    tag: 'operation',
  }),
  '/health/ready': get({
    answers: json('Health'),
    operationId: 'healthReady',
    responses: { 503: refused('It cannot work: the database is silent, or not migrated.') },
    summary: 'Whether the process can do its work.',
    tag: 'operation',
  }),
  '/metrics': get({
    answers: file('text/plain'),
    operationId: 'metrics',
    responses: {
      401: refused('The token of METRICS_TOKEN was not sent.'),
      403: refused('Whoever asks is not of the server’s own network.'),
    },
    summary:
      'Figures of the process in the text format of Prometheus, for its own network or whoever has the token. Only the server that `npm start` runs has them.',
    tag: 'operation',
  }),
  ...Object.fromEntries(
    formats.map(([name, mediaType, summary]) => [
      `/${articles}/{id}/${name}`,
      get({
        answers: file(mediaType),
        operationId: `article${name[0]?.toUpperCase()}${name.slice(1)}`,
        parameters: [parameters.id, ...(variants[name] ? [variants[name]] : [])],
        responses: {
          ...missing,
          410: {
            content: file(mediaType),
            description: 'Withdrawn for good; a notice stands here.',
          },
        },
        summary,
        tag: 'formats',
      }),
    ]),
  ),
})
