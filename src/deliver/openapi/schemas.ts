import { searchSchemas } from './search.ts'

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>

const text = { type: 'string' } as const
const maybe = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const moment = { format: 'date-time', type: 'string' } as const
const uuid = { format: 'uuid', type: 'string' } as const
const address = { format: 'uri', type: 'string' } as const
const whole = { minimum: 0, type: 'integer' } as const
const oneOf = (...values: string[]): Schema => ({ enum: values, type: 'string' })
const list = (items: Schema): Schema => ({ items, type: 'array' })
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** An object that has all of its properties, and no others. */
const closed = (properties: Record<string, Schema>, title?: string): Schema => ({
  additionalProperties: false,
  properties,
  required: Object.keys(properties),
  type: 'object',
  ...(title ? { title } : {}),
})

const name = { address, id: uuid, name: text, slug: text }

const card = {
  address,
  canonical: address,
  credit: maybe(text),
  dated: maybe(closed({ at: moment, precision: oneOf('year', 'month', 'day', 'time') })),
  deck: maybe(text),
  firstPublishedAt: maybe(moment),
  headline: text,
  headlineOrigin: oneOf('given', 'inferred', 'edited'),
  id: uuid,
  issueNumber: whole,
  language: text,
  lastIssuedAt: moment,
  modifiedAt: moment,
  original: closed({
    at: maybe(moment),
    author: maybe(text),
    precision: maybe(oneOf('unknown', 'year', 'month', 'day', 'time')),
    url: maybe(text),
  }),
  publicId: text,
  pubStatus: oneOf('usable'),
  rights: closed({
    copyrightHolder: maybe(text),
    copyrightNotice: maybe(text),
    license: maybe(text),
    usageTerms: maybe(text),
  }),
  robots: oneOf('index', 'noindex', 'noindexNews'),
  slug: text,
  source: maybe(ref('Source')),
  tags: list(ref('Name')),
}

const wholeArticle = {
  ...card,
  contentHash: maybe(text),
  corrections: list(ref('Correction')),
  isExcerpt: { type: 'boolean' },
  links: list(ref('Link')),
  newer: maybe(ref('Reference')),
  older: maybe(ref('Reference')),
}

/** A page of a list; with its tag or source where the address names one. */
const page = (items: Schema, more: Record<string, Schema> = {}): Schema =>
  closed({ ...more, articles: list(items), next: maybe(text) })

const removed = closed({
  action: oneOf('remove'),
  at: moment,
  id: text,
  isKilled: { type: 'boolean' },
  kind: oneOf('article', 'source', 'tag'),
  note: maybe(text),
})

/** What the read side answers, by name. A test holds real answers against these. */
export const schemas: Readonly<Record<string, Schema>> = {
  Article: {
    ...closed(wholeArticle),
    additionalProperties: true,
    description:
      'An article with all that the public may see. The text stands in `html`, or, where it was asked for, in `body` as the editor keeps it.',
    properties: { ...wholeArticle, body: maybe({ type: 'object' }), html: text },
  },
  Card: { ...closed(card), description: 'An article as lists show it.' },
  Correction: closed({
    after: maybe(text),
    at: maybe(moment),
    before: maybe(text),
    issueNumber: maybe(whole),
    kind: oneOf('clarification', 'correction', 'editorsNote'),
    text,
  }),
  Errors: {
    properties: {
      errors: list({
        properties: {
          data: {
            properties: { parameter: text, reason: text },
            type: 'object',
          },
          message: text,
        },
        required: ['message'],
        type: 'object',
      }),
    },
    required: ['errors'],
    type: 'object',
  },
  Health: closed({ status: oneOf('ok') }),
  Killed: {
    ...closed({
      at: moment,
      id: text,
      note: maybe(text),
      notice: text,
      status: oneOf('canceled'),
    }),
    description:
      'The article was withdrawn for good. Every copy of it is to be deleted. `note` is what the newsroom tells readers of it, where it does.',
  },
  Link: closed({
    kind: oneOf('background', 'readAlso', 'similar'),
    title: text,
    to: maybe(ref('Reference')),
    url: maybe(text),
  }),
  Name: closed(name),
  Page: page({ anyOf: [ref('Card'), ref('Article')] }),
  Reference: closed({
    address,
    deck: maybe(text),
    headline: text,
    id: uuid,
    publicId: text,
    slug: text,
  }),
  ...searchSchemas({ closed, list, maybe, ref }),
  Source: closed({
    ...name,
    homepage: maybe(text),
    kind: oneOf('outlet', 'agency', 'wire', 'own', 'unknown'),
  }),
  SourcePage: page({ anyOf: [ref('Card'), ref('Article')] }, { source: ref('Name') }),
  SyncPage: closed({
    changes: list({
      anyOf: [
        closed({ action: oneOf('put'), article: ref('Article'), id: uuid, kind: oneOf('article') }),
        closed({
          action: oneOf('put'),
          id: uuid,
          kind: oneOf('source', 'tag'),
          name: closed({ id: uuid, movedTo: maybe(uuid), name: text, slug: maybe(text) }),
        }),
        removed,
      ],
    }),
    cursor: text,
    more: { type: 'boolean' },
  }),
  TagPage: page({ anyOf: [ref('Card'), ref('Article')] }, { tag: ref('Name') }),
}
