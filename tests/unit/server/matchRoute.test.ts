import { describe, expect, it } from 'vitest'

import { createMatcher } from '../../../src/server/matchRoute.ts'

const match = createMatcher([
  { path: '/read/articles/:slug' },
  { path: '/read/articles/latest' },
  { path: '/feeds/tags/:slug/rss.xml' },
])

describe('the route of a path', () => {
  it.each([
    ['/read/articles/latest', '/read/articles/latest', {}],
    ['/read/articles/%D8%AE%D8%A8%D8%B1', '/read/articles/:slug', { slug: 'خبر' }],
    ['/read/articles/a%2Fb', '/read/articles/:slug', { slug: 'a/b' }],
    ['/feeds/tags/x/rss.xml', '/feeds/tags/:slug/rss.xml', { slug: 'x' }],
  ])('%s', (path, route, params) => {
    expect(match(path)).toEqual({ params, route: { path: route } })
  })

  it.each(['/', '/read/articles', '/read/articles/a/b', '/feeds/tags/x/atom.xml', ''])(
    'none for %s',
    (path) => {
      expect(match(path)).toBeNull()
    },
  )
})
