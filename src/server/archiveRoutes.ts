import type { IncomingMessage } from 'node:http'

import type { Payload } from 'payload'

import type { Slugs } from '../../collections/slugs.ts'
import { Refusal, refusalResponse } from '../deliver/answers/refusal.ts'
import { messageOf } from '../deliver/answers/respond.ts'
import { archiveRoutes, articleRoutes } from '../deliver/answers/routes.ts'
import type { Asked, Route } from '../deliver/answers/types.ts'
import { createArchive } from '../deliver/createArchive.ts'
import { migrationsOf } from '../deliver/migrationsOf.ts'
import { poolQuery } from '../deliver/endpoints.ts'
import type { SearchPool } from '../deliver/search/find/inSession.ts'
import type { Site } from '../deliver/published/types.ts'
import type { Answer } from './cache/answer.ts'
import type { Versions } from './cache/versions.ts'
import { toAnswer } from './fetchApi.ts'
import { createMatcher } from './matchRoute.ts'

/** An address of the read side that was asked for. */
export type ArchiveMatch = {
  /** Makes the answer; refusals are answers too. */
  make: () => Promise<Answer>
  /** Whether the answer may be kept until a change is told. */
  mayKeep: boolean
  /** What the answer depends on beside the address. */
  variant: string
}

type Args = {
  payload: Payload
  pool: SearchPool
  site: Omit<Site, 'api'>
  slugs: Slugs
  versions: Versions
}

/** The read side's own addresses, answered from prepared statements, without Payload's handlers. */
export const createArchiveRoutes = ({ payload, pool, site, slugs, versions }: Args) => {
  const { api } = payload.config.routes
  const archive = createArchive({
    migrations: migrationsOf(payload),
    pool,
    query: poolQuery(payload),
    site: { ...site, api },
    slugs,
    version: () => versions.current('content'),
  })
  const match = createMatcher<Route>([
    ...archiveRoutes(),
    ...articleRoutes().map((route) => ({ ...route, path: `/${slugs.articles}${route.path}` })),
  ])

  return (request: IncomingMessage): ArchiveMatch | null => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://archive')
    const found = match(pathname.slice(api.length))
    if (!found) return null
    const asked: Asked = {
      header: (name) => [request.headers[name] ?? []].flat().join(', ') || null,
      language: languageOf(request),
      params: found.params,
      query: searchParams,
    }
    return {
      make: async () => {
        try {
          const answer = await found.route.answer({ ...archive, asked })
          const { body, headers, status } = messageOf({ answer, now: new Date() })
          return { body: Buffer.from(body ?? ''), headers, status }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return toAnswer(refusalResponse({ language: asked.language, refusal: error }))
        }
      },
      mayKeep: found.route.isKept !== false,
      // Some addresses give people a page and programs a file.
      variant: /^\s*text\/html\b/i.test(request.headers.accept ?? '') ? ' page' : '',
    }
  }
}

/** The language of refusals: the one the panel was set to, else the first that the client names. */
const languageOf = ({ headers }: IncomingMessage): string =>
  /(?:^|;\s*)[\w-]+-lng=(\w+)/.exec(headers.cookie ?? '')?.[1] ??
  headers['accept-language']?.slice(0, 2).toLowerCase() ??
  'en'
