import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Endpoint, Payload, PayloadRequest } from 'payload'

import type { Slugs } from '../../collections/slugs.ts'
import { articleRoutes, archiveRoutes } from './answers/routes.ts'
import { migrationsOf } from './migrationsOf.ts'
import { createArchive } from './createArchive.ts'
import { Refusal, refusalResponse } from './answers/refusal.ts'
import { respond } from './answers/respond.ts'
import { poolOf } from './search/find/inSession.ts'
import type { Archive, Asked, Route } from './answers/types.ts'
import type { Query } from './published/index.ts'
import type { Site } from './published/types.ts'

type EndpointArgs = { site: Omit<Site, 'api'>; slugs: Slugs }

/**
 * The feeds, sitemaps and formats as Payload endpoints: `articles` stand below the address of the articles,
 * `config` below that of the open APIs. Whoever asks gets what the public gets, the staff too.
 */
export const deliverEndpoints = (
  args: EndpointArgs,
): { articles: Endpoint[]; config: Endpoint[] } => {
  const archiveOf = archives(args)
  const endpoint = ({ answer, path }: Route): Endpoint => ({
    handler: (req) => handle({ answer, archive: archiveOf(req.payload), req }),
    method: 'get',
    path,
  })
  return {
    articles: articleRoutes().map(endpoint),
    config: archiveRoutes().map(endpoint),
  }
}

const handle = async ({
  answer,
  archive,
  req,
}: {
  answer: Route['answer']
  archive: Archive
  req: PayloadRequest
}): Promise<Response> => {
  const asked: Asked = {
    header: (name) => req.headers.get(name),
    language: req.i18n.language,
    params: req.routeParams ?? {},
    query: req.searchParams,
  }
  try {
    return respond({ answer: await answer({ ...archive, asked }), asked })
  } catch (error) {
    if (error instanceof Refusal) {
      return refusalResponse({ language: asked.language, refusal: error })
    }
    req.payload.logger.error({ err: error, msg: `GET ${req.pathname} could not be answered` })
    return refusalResponse({ language: asked.language, refusal: new Refusal('failed') })
  }
}

/** What answers are made from, once for each Payload. */
const archives = ({ site, slugs }: EndpointArgs): ((payload: Payload) => Archive) => {
  const made = new WeakMap<Payload, Archive>()
  return (payload) => {
    const before = made.get(payload)
    if (before) return before
    const archive = createArchive({
      migrations: migrationsOf(payload),
      pool: poolOf(payload),
      query: poolQuery(payload),
      site: { ...site, api: payload.config.routes.api },
      slugs,
    })
    made.set(payload, archive)
    return archive
  }
}

/** Runs statements on Payload's pool, which keeps each prepared on every connection. */
export const poolQuery = (payload: Payload): Query => {
  const { pool } = payload.db as unknown as PostgresAdapter
  return async ({ name, text }, values) => {
    const { rows } = await pool.query({ name, text, values: [...values] })
    return rows as unknown[]
  }
}
