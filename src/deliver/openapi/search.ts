import {
  longestQuery,
  mostCandidates,
  mostPages,
  mostWords,
  perPage,
} from '../search/query/readParams.ts'
import type { Get, Part } from './paths.ts'
import type { Schema } from './schemas.ts'

type PathParts = {
  get: Get
  json: (name: string) => Part
  refused: (description: string) => Part
}

const q = {
  in: 'query',
  name: 'q',
  required: true,
  schema: { maxLength: longestQuery, minLength: 1, type: 'string' },
}

const day = (name: 'from' | 'to'): Part => ({
  description: `The ${name === 'from' ? 'first' : 'last'} day, month or year in which the original came out.`,
  in: 'query',
  name,
  schema: { pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', type: 'string' },
})

const slug = (name: 'source' | 'tag'): Part => ({
  description: `The slug of a ${name}; only its articles are found.`,
  in: 'query',
  name,
  schema: { maxLength: 200, type: 'string' },
})

/** What readers search with. */
export const searchPaths = ({ get, json, refused }: PathParts): Readonly<Record<string, Part>> => ({
  '/search': get({
    answers: json('SearchPage'),
    operationId: 'search',
    parameters: [
      {
        ...q,
        description: `At most ${mostWords} words, in any spelling and with any prefix or suffix; phrases in quotes; what is left out behind a hyphen.`,
      },
      slug('tag'),
      slug('source'),
      day('from'),
      day('to'),
      {
        in: 'query',
        name: 'page',
        schema: { default: 1, maximum: mostPages, minimum: 1, type: 'integer' },
      },
    ],
    responses: {
      404: refused('There is no such tag or source.'),
      503: refused('The search is not set up, or took too long.'),
    },
    summary: `The articles that answer, the best first, ${perPage} on a page.`,
    tag: 'read',
  }),
  '/search/suggest': get({
    answers: json('Suggestions'),
    operationId: 'suggest',
    parameters: [
      { ...q, description: 'What was typed so far; two letters at least find something.' },
    ],
    responses: { 503: refused('The search is not set up, or took too long.') },
    summary: 'Tags, sources and headlines that somebody who is typing may mean.',
    tag: 'read',
  }),
})

type SchemaParts = {
  closed: (properties: Record<string, Schema>) => Schema
  list: (items: Schema) => Schema
  maybe: (schema: Schema) => Schema
  ref: (name: string) => Schema
}

const text = { type: 'string' } as const
const whole = { minimum: 0, type: 'integer' } as const
const moment = { format: 'date-time', type: 'string' } as const
const html = { description: 'HTML, with what answers in `mark`.', type: 'string' } as const

export const searchSchemas = ({
  closed,
  list,
  maybe,
  ref,
}: SchemaParts): Readonly<Record<string, Schema>> => {
  const named = closed({ name: text, slug: text })
  const counted = list(closed({ count: whole, name: text, slug: text }))
  return {
    Found: closed({
      deck: maybe(text),
      firstPublishedAt: maybe(moment),
      headline: text,
      highlights: closed({ deck: maybe(html), headline: html, text: maybe(html) }),
      id: { format: 'uuid', type: 'string' },
      language: text,
      lastIssuedAt: maybe(moment),
      originalDatePrecision: maybe({ enum: ['unknown', 'year', 'month', 'day', 'time'] }),
      originalPublishedAt: maybe(moment),
      publicId: text,
      slug: text,
      source: maybe(named),
      tags: list(named),
    }),
    SearchPage: closed({
      didYouMean: {
        ...maybe(text),
        description: 'What `docs` answer instead, where nothing answered what was asked.',
      },
      docs: list(ref('Found')),
      facets: closed({
        sources: counted,
        tags: counted,
        years: list(closed({ count: whole, year: { type: 'integer' } })),
      }),
      hasNextPage: { type: 'boolean' },
      page: { maximum: mostPages, minimum: 1, type: 'integer' },
      source: maybe(named),
      tag: maybe(named),
      total: { ...whole, maximum: mostCandidates * 2 },
      totalIsExact: { description: 'False where more answer.', type: 'boolean' },
    }),
    Suggestions: closed({
      articles: list(closed({ headline: text, slug: text })),
      sources: list(named),
      tags: list(named),
    }),
  }
}
