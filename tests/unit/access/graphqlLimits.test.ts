import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'

import { limitQuery } from '../../../src/access/graphqlLimits.ts'

const schema = buildSchema('type Query { node: Node } type Node { id: ID node: Node }')

const errorsOf = (query: string) =>
  validate(schema, parse(query), [limitQuery({ aliases: 3, depth: 4 })]).map(
    ({ message }) => message,
  )

const nested = (depth: number) => 'node {'.repeat(depth - 1) + ' id ' + '}'.repeat(depth - 1)

describe('limits of a GraphQL query', () => {
  it('lets through what is within them', () => {
    expect(errorsOf(`{ ${nested(4)} }`)).toEqual([])
    expect(errorsOf('{ a: node { id } b: node { id } c: node { id } }')).toEqual([])
  })

  it('refuses deeper nesting, also by way of fragments', () => {
    expect(errorsOf(`{ ${nested(5)} }`)[0]).toMatch(/4 levels/)
    const spread = '{ node { node { ...F } } } fragment F on Node { node { node { id } } }'
    expect(errorsOf(spread)[0]).toMatch(/4 levels/)
    const inline = '{ node { ... on Node { node { node { node { id } } } } } }'
    expect(errorsOf(inline)[0]).toMatch(/4 levels/)
  })

  it('refuses more aliases, also the same fragment spread again and again', () => {
    expect(errorsOf('{ a: node { id } b: node { id } c: node { id } d: node { id } }')[0]).toMatch(
      /4 aliases/,
    )
    const spread = '{ node { ...F } n: node { ...F } } fragment F on Node { x: id y: id }'
    expect(errorsOf(spread)[0]).toMatch(/5 aliases/)
  })

  it('ends on a fragment that spreads itself, and on fragments that double each other', () => {
    expect(() => errorsOf('{ node { ...F } } fragment F on Node { node { ...F } }')).not.toThrow()
    const doubling = Array.from(
      { length: 30 },
      (_, at) => `fragment F${at} on Node { ...F${at + 1} ...F${at + 1} }`,
    ).join(' ')
    expect(errorsOf(`{ node { ...F0 } } ${doubling} fragment F30 on Node { id }`)[0]).toMatch(
      /levels/,
    )
  })
})
