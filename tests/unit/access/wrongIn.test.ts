import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'

import { wrongIn } from '../../../src/access/where/wrongIn.ts'

const named = (name: string, type: string, more: object = {}) =>
  ({ name, type, ...more }) as unknown as FlattenedField

const names = [
  named('label', 'text'),
  named('others', 'text', { hasMany: true }),
  named('since', 'date'),
  named('uses', 'join', { collection: 'names' }),
]
const fields = [
  named('at', 'date'),
  named('headline', 'text'),
  named('links', 'join', { collection: 'names' }),
  named('order', 'number'),
  named('place', 'point'),
  named('rights', 'group', { flattenedFields: [named('until', 'date')] }),
  named('source', 'relationship', { relationTo: 'names' }),
  named('stage', 'select', { options: ['live', { label: 'Killed', value: 'killed' }] }),
  named('tags', 'relationship', { hasMany: true, relationTo: 'names' }),
]
const fieldsOf = (slug: string) => (slug === 'names' ? names : undefined)
const wrong = (where: unknown) => wrongIn({ fields, fieldsOf, where })

describe('what the database could not answer', () => {
  it.each([
    [{ at: { like: 'x' } }, 'where[at][like]'],
    [{ headline: { equals: 'x', near: '1,2' } }, 'where[headline][near]'],
    [{ headline: { all: 'x' } }, 'where[headline][all]'],
    [{ id: { not_like: 'x' } }, 'where[id][not_like]'],
    [{ links: { contains: 'x' } }, 'where[links][contains]'],
    [{ order: { contains: '1' } }, 'where[order][contains]'],
    [{ 'rights.until': { contains: '1' } }, 'where[rights.until][contains]'],
    [{ rights__until: { contains: '1' } }, 'where[rights__until][contains]'],
    [{ source: { contains: 'x' } }, 'where[source][contains]'],
    [{ 'source.since': { like: 'x' } }, 'where[source.since][like]'],
    [{ 'source.others': { equals: 'x' } }, 'where[source.others][equals]'],
    [{ 'source.uses': { exists: true } }, 'where[source.uses][exists]'],
    [{ stage: { like: 'x' } }, 'where[stage][like]'],
    [{ 'tags.id': { contains: 'x' } }, 'where[tags.id][contains]'],
    [
      { or: [{ order: { equals: 1 } }, { and: [{ at: { within: '' } }] }] },
      'where[or][1][and][0][at][within]',
    ],
  ])('%j is refused for its operator', (where, parameter) => {
    expect(wrong(where)).toEqual({ parameter, reason: 'badOperator' })
  })

  it.each([
    [{ headline: { equals: 'a\u0000' } }, 'where[headline][equals]'],
    [{ headline: { in: ['a', '\u0000'] } }, 'where[headline][in]'],
    [{ stage: { equals: 'nothing' } }, 'where[stage][equals]'],
    [{ stage: { in: 'live,nothing' } }, 'where[stage][in]'],
    [{ stage: { not_in: ['live', 1] } }, 'where[stage][not_in]'],
    [{ tags: { in: 'null' } }, 'where[tags][in]'],
    [{ 'source.id': { not_in: ['null'] } }, 'where[source.id][not_in]'],
  ])('%j is refused for its value', (where, parameter) => {
    expect(wrong(where)).toEqual({ parameter, reason: 'badValueOf' })
  })
})

describe('what it can answer, or only Payload can judge', () => {
  it.each([
    [{ at: { greater_than: '2026-01-01', less_than: '2026-02-01' } }],
    [{ headline: { contains: 'x', like: 'y', not_like: 'z' } }],
    [{ headline: { in: 'null' } }],
    [{ id: { equals: 'x', in: ['x'] } }],
    [{ links: { contains: { label: { equals: 'x' } } } }],
    [{ nothing: { near: 'x' } }],
    [{ 'nothing.at.all': { near: 'x' } }],
    [{ order: { like: '1' } }],
    [{ place: { near: '1,2' } }],
    [{ 'source.label': { like: 'x' } }],
    [{ source: { equals: 'null', exists: 'false' } }],
    [{ stage: { in: 'live,killed', not_equals: null } }],
    [{ stage: { exists: 'x', in: ['killed'] } }],
    [{ tags: { contains: 'x' } }],
    [{ or: 'x' }],
    [{ at: null }],
    [null],
    ['x'],
  ])('%j passes', (where) => {
    expect(wrong(where)).toBeNull()
  })
})
