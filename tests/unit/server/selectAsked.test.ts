import { parse, print } from 'graphql'
import type { SanitizedCollectionConfig } from 'payload'
import { describe, expect, it } from 'vitest'

import { heedsSelect } from '../../../src/access/heedsSelect.ts'
import { createSelectAsked } from '../../../src/server/selectAsked.ts'

const hook = heedsSelect(() => undefined)

/** As much of a sanitized collection as is looked at. */
const collection = ({
  fields,
  hooks = {},
  slug,
}: {
  fields: Record<string, unknown>[]
  hooks?: Record<string, unknown[]>
  slug: string
}) =>
  ({
    fields,
    flattenedFields: fields,
    graphQL: {},
    hooks: {
      afterOperation: [hook],
      afterRead: [],
      beforeOperation: [],
      beforeRead: [],
      ...hooks,
    },
    slug,
  }) as unknown as SanitizedCollectionConfig

const text = (name: string, more = {}) => ({ name, type: 'text', ...more })
const relation = (name: string, relationTo: string | string[]) => ({
  name,
  relationTo,
  type: 'relationship',
})

const selectAsked = createSelectAsked({
  collections: [
    collection({
      fields: [
        text('headline', { access: { read: hook }, hooks: { afterRead: [hook] } }),
        text('creditLine', { virtual: true }),
        { flattenedFields: [text('license')], name: 'rights', type: 'group' },
        { name: 'picture', relationTo: 'files', type: 'upload' },
        relation('source', 'sources'),
        relation('host', 'hosts'),
        relation('any', ['sources', 'tags']),
        { name: 'links', type: 'join' },
      ],
      slug: 'articles',
    }),
    collection({ fields: [text('name'), relation('mergedInto', 'sources')], slug: 'sources' }),
    // A host's own hook, which may look at anything.
    collection({ fields: [text('name')], hooks: { afterRead: [() => undefined] }, slug: 'hosts' }),
    collection({
      fields: [
        {
          tabs: [{ fields: [text('deep', { access: { read: () => true } })] }],
          type: 'tabs',
        },
      ],
      slug: 'rules',
    }),
    collection({ fields: [text('name')], slug: 'sheep' }),
  ],
})

const both = '(limit: 3, select: true, pagination: false)'

describe('a question', () => {
  it.each([
    ['{ Articles(limit: 3) { docs { id headline } } }', both],
    ['query Q { Articles(limit: 3) { docs { source { name mergedInto { name } } } } }', both],
    ['{ Articles(limit: 3) { docs { rights { license } } } }', both],
    ['{ a: Articles(limit: 3) { all: docs { title: headline } } }', both],
    // Counted, or as many as are usual.
    ['{ Articles(limit: 3) { docs { headline } totalDocs } }', '(limit: 3, select: true)'],
    ['query Q($n: Int) { Articles(limit: $n) { docs { id } } }', '(limit: $n, select: true)'],
    ['{ Articles { docs { headline } } }', '(select: true)'],
    [
      '{ Articles(limit: 3, pagination: true) { docs { id } } }',
      '(limit: 3, pagination: true, select: true)',
    ],
    ['{ Article(id: "1") { headline } }', '(id: "1", select: true)'],
  ])('%s reads what it asks for: %s', (query, given) => {
    const asked = print(selectAsked(parse(query)))
    const before = print(parse(query))
    expect(asked).toContain(given)
    expect(asked).toBe(before.replace(/(Articles?)(?:\([^)]*\))? \{/, `$1${given} {`))
  })

  it.each([
    '{ Articles { docs { creditLine } } }',
    '{ Articles { docs { links { docs { id } } } } }',
    '{ Articles { docs { picture { url } } } }',
    '{ Articles { docs { any { relationTo } } } }',
    '{ Articles { docs { host { name } } } }',
    '{ Articles { docs { source { unknown } } } }',
    '{ Articles { docs { __typename } } }',
    '{ Articles { docs { headline t: headline } } }',
    '{ Articles { docs { headline } docs { id } } }',
    '{ Articles { docs { headline @skip(if: true) id } } }',
    '{ Articles { docs { ... on Article { headline } } } }',
    '{ Articles { docs { ...F } } } fragment F on Article { headline }',
    '{ Articles { totalDocs } }',
    '{ Articles(select: false) { docs { headline } } }',
    '{ Articles { docs { headline } } Sources { docs { name } } }',
    'query A { Articles { docs { id } } } query B { Articles { docs { id } } }',
    'mutation { Articles { docs { id } } }',
    '{ Hosts { docs { name } } }',
    '{ Rules { docs { deep } } }',
    '{ versionsArticles { docs { id } } }',
    '{ countArticles { totalDocs } }',
  ])('%s stays as it is', (query) => {
    expect(print(selectAsked(parse(query)))).toBe(print(parse(query)))
  })
})
