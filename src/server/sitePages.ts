import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Payload } from 'payload'

import { keyOf, tellsAnonymous } from './anonymous.ts'
import type { Answer } from './cache/answer.ts'
import type { ResponseCache } from './cache/responseCache.ts'
import { captureAnswer } from './captureAnswer.ts'
import { fail } from './fail.ts'
import type { RefuseTooMany } from './refuseTooMany.ts'
import { respond } from './respond.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** The pages of the site, each a function of its address and of what is public: nothing else is kept. */
const isPage = /^\/(?:$|(?:articles|sources|tags)\/[^/]+$|search$)/

/**
 * The site's pages, made by `handle` once and sent until a public change is told, by the rules of every
 * kept answer. A page of the newest articles costs a hundred times what sending it costs.
 *
 * @param mayKeep false where pages are made from a database that lags behind what is told
 */
export const createSitePages = ({
  cache,
  handle,
  mayKeep,
  payload,
  refuseTooMany,
}: {
  cache: ResponseCache
  handle: Handle
  mayKeep: boolean
  payload: Payload
  refuseTooMany: RefuseTooMany
}): Handle => {
  const isAnonymous = tellsAnonymous(payload)

  return async (request, response) => {
    if (!isPage.test(request.url?.split('?', 1)[0] ?? '')) return handle(request, response)
    const key = mayKeep && isWhole(request) && isAnonymous(request) ? keyOf(request) : null
    const found = key === null ? null : cache.find(`page ${key}`)
    if (found) return respond({ kept: found, request, response })
    if (refuseTooMany(request, response)) return
    // The answer to HEAD has no body to keep.
    if (key === null || request.method !== 'GET') return handle(request, response)
    try {
      const kept = await cache.answer({
        domain: 'content',
        key: `page ${key}`,
        make: async () => withCaching(await captureAnswer({ handle, request })),
        mayKeep: ({ headers, status }) => status === 200 && headers['set-cookie'] === undefined,
      })
      await respond({ kept, request, response })
    } catch (error) {
      fail({ error, payload, response })
    }
  }
}

/** Whether a document is asked for, and not a part of one that Next's own script asks for. */
const isWhole = ({ headers }: IncomingMessage): boolean =>
  !Object.keys(headers).some((name) => /^(?:rsc$|next-|x-nextjs-|x-middleware-)/.test(name))

/** Caches between may keep pages too, but ask each time: what is killed is gone from theirs at once. */
const withCaching = (answer: Answer): Answer =>
  answer.status === 200
    ? {
        ...answer,
        headers: { ...answer.headers, 'cache-control': 'public, max-age=0, must-revalidate' },
      }
    : answer
