import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { getPayload } from 'payload'

import type { Slugs } from '../../collections/slugs.ts'
import { keepToPrimary } from '../database/keepToPrimary.ts'
import { ensureTriggers } from '../database/publicChanges/ensureTriggers.ts'
import { hearChanges } from '../database/publicChanges/hearing/hearChanges.ts'
import type { Pace } from '../database/publicChanges/hearing/lookForChanges.ts'
import type { Site } from '../deliver/published/types.ts'
import { createResponseCache } from './cache/responseCache.ts'
import { createVersions } from './cache/versions.ts'
import { createMetrics } from './metrics/createMetrics.ts'
import { openSearchPool } from './openSearchPool.ts'
import type { ReadPlane } from './readPlane.ts'
import { createReadPlane } from './readPlane.ts'
import { createRefuseTooMany } from './refuseTooMany.ts'
import { serverSettings } from './settings.ts'
import { createSitePages } from './sitePages.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** What the plugin leaves in the config for whoever serves it. */
type Part = { site: Omit<Site, 'api'>; slugs: Slugs }

/** Next bundles a Payload of its own; what the two share is the database. */
const key = 'nashra read plane'

/**
 * The read plane on the database of `DATABASE_URL`, and what ends it. Without the triggers that tell of
 * changes nothing is kept, and every answer is made anew.
 *
 * @param pace of looking for changes, where `REDIS_URL` is set
 */
export const openReadPlane = async ({ pace }: { pace?: Pace | undefined } = {}): Promise<{
  answer: ReadPlane
  close: () => Promise<void>
  /** Has what makes the pages of the site make each only once between changes. */
  keepPages: (handle: Handle) => Handle
}> => {
  const { cacheBytes, rateLimit, ...settings } = serverSettings(process.env)
  const refuseTooMany = createRefuseTooMany({ ...settings, rateLimit })
  const { default: config } = await import('../../payload.config.ts')
  const payload = await getPayload({ config, key })
  const { nashra } = payload.config.custom as { nashra?: Part }
  if (!nashra) throw new Error('The Payload config has no nashra() among its plugins. Add it.')
  const { site, slugs } = nashra
  const versions = createVersions()
  const adapter = payload.db as unknown as PostgresAdapter
  keepToPrimary(adapter)
  // Whoever hears by it may do so because sessions cannot be relied on.
  const redis = process.env['REDIS_URL']
  const stopHearing = (await ensureTriggers({ payload, slugs }))
    ? hearChanges({
        adapter,
        onChange: versions.take,
        onLive: versions.setLive,
        onTrouble: (sentence) => payload.logger.warn(sentence),
        pace,
        redis,
      })
    : () => Promise.resolve()
  const searches = openSearchPool({
    connection: adapter.poolOptions,
    hasSessions: !redis,
    onError: (err) => payload.logger.warn({ err, msg: 'A connection for searches was lost.' }),
  })
  const metrics = createMetrics({ pool: adapter.pool, routes: payload.config.routes })
  const cache = createResponseCache({
    hash,
    maxBytes: cacheBytes,
    onAsked: metrics.onKept,
    versions,
  })
  metrics.ofCache(cache.size)
  const answer = createReadPlane({
    ...settings,
    cache,
    config: Promise.resolve(payload.config),
    key,
    metrics,
    payload,
    refuseTooMany,
    searches: searches.pool,
    site,
    slugs,
    versions,
  })
  return {
    answer,
    close: async () => {
      metrics.stop()
      await stopHearing()
      await searches.end()
      await payload.destroy()
    },
    keepPages: (handle) =>
      // Next's pages read from replicas where there are some, which lag behind what the primary tells.
      createSitePages({
        cache,
        handle,
        mayKeep: !adapter.readReplicaOptions?.length,
        payload,
        refuseTooMany,
      }),
  }
}

const hash = (body: Buffer): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 22)
