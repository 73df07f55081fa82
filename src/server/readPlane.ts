import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Payload, SanitizedConfig } from 'payload'
import { handleEndpoints } from 'payload'

import type { Slugs } from '../../collections/slugs.ts'
import type { SearchPool } from '../deliver/search/find/inSession.ts'
import type { Site } from '../deliver/published/types.ts'
import { keyOf, tellsAnonymous } from './anonymous.ts'
import type { Answer } from './cache/answer.ts'
import type { ResponseCache } from './cache/responseCache.ts'
import type { Versions } from './cache/versions.ts'
import type { ArchiveMatch } from './archiveRoutes.ts'
import { createArchiveRoutes } from './archiveRoutes.ts'
import { sendFetchResponse, toAnswer, toFetchRequest } from './fetchApi.ts'
import { fail } from './fail.ts'
import { createGraphQL, keyOfQuestion, readQuestion } from './graphql.ts'
import { domainOf, keptPaths, withCaching } from './keptPaths.ts'
import { refusedMetrics } from './metrics/refusedMetrics.ts'
import type { Metrics } from './metrics/createMetrics.ts'
import { readBody } from './readBody.ts'
import { refuse } from './refuse.ts'
import type { RefuseTooMany } from './refuseTooMany.ts'
import { respond } from './respond.ts'

type Args = {
  cache: ResponseCache
  config: Promise<SanitizedConfig>
  /** The name of this process's Payload among those of the process. */
  key: string
  metrics: Metrics
  metricsToken: null | string
  payload: Payload
  proxies: number
  refuseTooMany: RefuseTooMany
  searches: SearchPool
  site: Omit<Site, 'api'>
  slugs: Slugs
  versions: Versions
}

/** Answers a request, or says that it is not the read plane's. */
export type ReadPlane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** Most bytes of a GraphQL question. */
const longestQuestion = 100_000

/** What belongs to Next although it stands under the API: it draws pictures with React. */
const nextOnly = ['/graphql-playground', '/og']

/**
 * The API, without Next: what anybody may read is answered from kept answers, or by Payload's own
 * handlers and then kept until a public change is told; the rest goes to those handlers as it is.
 */
export const createReadPlane = ({
  cache,
  config,
  key,
  metrics,
  metricsToken,
  payload,
  proxies,
  refuseTooMany,
  searches,
  site,
  slugs,
  versions,
}: Args): ReadPlane => {
  const { routes } = payload.config
  const isAnonymous = tellsAnonymous(payload)
  const graphql = createGraphQL({ config, key })
  const routeOf = createArchiveRoutes({ payload, pool: searches, site, slugs, versions })
  const domains = keptPaths({ api: routes.api, slugs })
  const origin = payload.config.serverURL || 'http://127.0.0.1'

  /** What has statements of its own. */
  const own = async ({
    match,
    request,
    response,
  }: {
    match: ArchiveMatch
    request: IncomingMessage
    response: ServerResponse
  }): Promise<void> => {
    const address = match.mayKeep ? keyOf(request) : null
    const name = address === null ? null : `${address}${match.variant}`
    const found = name === null ? null : cache.find(name)
    if (found) return respond({ kept: found, request, response })
    if (refuseTooMany(request, response)) return
    const { make } = match
    const mayKeep = ({ status }: Answer) => status === 200
    const kept =
      name === null
        ? await cache.alone(make)
        : await cache.answer({ domain: 'content', key: name, make, mayKeep })
    return respond({ kept, request, response })
  }

  const rest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const askPayload = (method: string | undefined): Promise<Response> =>
      handleEndpoints({
        config,
        payloadInstanceCacheKey: key,
        request: toFetchRequest({ method, origin, request }),
      })
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const match = isRead ? routeOf(request) : null
    if (match) return own({ match, request, response })
    const domain = isRead ? domainOf({ domains, url: request.url ?? '' }) : null
    const address = domain !== null && isAnonymous(request) ? keyOf(request) : null
    const found = address === null ? null : cache.find(address)
    if (found) return respond({ kept: found, request, response })
    if (refuseTooMany(request, response)) return
    if (domain === null || address === null) {
      return sendFetchResponse({
        answer: await askPayload(isRead ? 'GET' : request.method),
        response,
      })
    }
    const kept = await cache.answer({
      domain,
      key: address,
      make: async () => withCaching(await toAnswer(await askPayload('GET'))),
      mayKeep: ({ headers, status }) => status === 200 && headers['set-cookie'] === undefined,
    })
    return respond({ kept, request, response })
  }

  const ask = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isJSON = /^application\/(?:graphql\+)?json\b/i.test(request.headers['content-type'] ?? '')
    if (!isJSON) {
      const message = 'Send the question as application/json.'
      refuse({ message, response, status: 415 })
      return
    }
    const text = await readBody({ most: longestQuestion, request })
    if (text === null) {
      const message = `A question may have ${longestQuestion} bytes. Ask for less at once.`
      refuse({ headers: { connection: 'close' }, message, response, status: 413 })
      return
    }
    const question = readQuestion(text)
    const isShared = isAnonymous(request)
    const name = `graphql ${request.headers.origin ?? ''} ${keyOfQuestion(question)}`
    const found = isShared ? cache.find(name) : null
    if (found) return respond({ kept: found, request, response })
    if (refuseTooMany(request, response)) return
    const prepared = await graphql.prepare(question)
    const run = (): Promise<Response> =>
      graphql.run({ prepared, request: toFetchRequest({ method: 'GET', origin, request }) })
    if (!isShared || !prepared.isQuery) return sendFetchResponse({ answer: await run(), response })
    const kept = await cache.answer({
      domain: 'names',
      key: name,
      make: async () => toAnswer(await run()),
      // An error may be gone the next moment.
      mayKeep: ({ body, status }) => status === 200 && !body.includes('"errors":['),
    })
    return respond({ kept, request, response })
  }

  const figures = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusedMetrics({ proxies, request, token: metricsToken })
    if (refused) {
      refuse({ ...refused, response })
      return
    }
    const { body, mediaType } = await metrics.text()
    response.writeHead(200, { 'cache-control': 'no-store', 'content-type': mediaType })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  return async (request, response) => {
    metrics.observe({ request, response })
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const isApi = path === routes.api || path.startsWith(`${routes.api}/`)
    if (!isApi || nextOnly.some((own) => path === `${routes.api}${own}`)) return false
    // Payload looks for a collection of this name in an object, which has these without being given them.
    if ((path.slice(routes.api.length + 1).split('/', 1)[0] ?? '') in Object.prototype) {
      refuse({ message: 'There is nothing at this address.', response, status: 404 })
      return true
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const isQuestion = path === `${routes.api}${routes.graphQL}` && request.method === 'POST'
    try {
      const answer = isQuestion ? ask : isRead && path === `${routes.api}/metrics` ? figures : rest
      await answer(request, response)
    } catch (error) {
      fail({ error, payload, response })
    }
    return true
  }
}
