import { openApiOf } from '../openapi/index.ts'
import type { Route } from './types.ts'

/** What can be asked, for programs. */
export const openApiRoutes = (): Route[] => [
  {
    answer: ({ site, slugs }) =>
      Promise.resolve({
        body: `${JSON.stringify(openApiOf({ site, slugs }), null, 2)}\n`,
        mediaType: 'application/json; charset=utf-8',
        modifiedAt: null,
      }),
    path: '/openapi.json',
  },
]
