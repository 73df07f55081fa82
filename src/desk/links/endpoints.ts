import type { Endpoint, PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { acceptSuggestion, dismissSuggestion, reopenLink } from './decideLink.ts'
import type { DeskArgs, DeskLink } from './openLinks.ts'
import { findLink, openLinksOf, titleOf } from './openLinks.ts'
import { idFrom, refusal } from './refuse.ts'
import { suggestArticles } from './suggestArticles.ts'

type Answer = (args: DeskArgs & { id: string }) => Promise<object>

/**
 * What the desk asks and decides about the titles of articles, below the address of the links. Whoever may
 * change a link may do so.
 */
export const linkEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] =>
  Object.entries(linkAnswers).map(([path, { answer, method }]) => ({
    handler: handle({ answer, slugs }),
    method,
    path: `/:id/${path}`,
  }))

/** The suggestions for all open titles of an article, below its address. */
export const articleLinkEndpoints = ({ slugs }: { slugs: Slugs }): Endpoint[] => [
  {
    handler: handle({ answer: suggestForArticle, slugs }),
    method: 'get',
    path: '/:id/link-suggestions',
  },
]

const linkAnswers: Record<string, { answer: Answer; method: 'get' | 'post' }> = {
  accept: {
    answer: async ({ id, ...args }) => ({
      doc: shown(await acceptSuggestion({ ...args, article: await articleIn(args), link: id })),
    }),
    method: 'post',
  },
  dismiss: {
    answer: async ({ id, ...args }) => ({
      doc: shown(await dismissSuggestion({ ...args, article: await articleIn(args), link: id })),
    }),
    method: 'post',
  },
  reopen: {
    answer: async ({ id, ...args }) => ({ doc: shown(await reopenLink({ ...args, link: id })) }),
    method: 'post',
  },
  suggestions: {
    answer: async (args) => {
      const link = await findLink(args)
      if (link.state !== 'unresolved') throw refusal({ ...args, reason: 'notOpen' })
      const found = await suggestArticles({ ...args, titles: [titleOf(link)] })
      return { docs: found.get(link.id) ?? [] }
    },
    method: 'get',
  },
}

const suggestForArticle: Answer = async ({ id, ...args }) => {
  const { hasMore, links } = await openLinksOf({ ...args, article: id })
  const { overrideAccess, req, slugs } = args
  const found = await req.payload.count({
    collection: slugs.articles,
    overrideAccess,
    req,
    where: { id: { equals: id } },
  })
  if (found.totalDocs === 0) throw refusal({ reason: 'noArticle', req })
  const suggestions = await suggestArticles({ ...args, titles: links.map(titleOf) })
  return {
    docs: links.map((link) => ({ ...shown(link), suggestions: suggestions.get(link.id) ?? [] })),
    hasMore,
  }
}

const handle =
  ({ answer, slugs }: { answer: Answer; slugs: Slugs }): Endpoint['handler'] =>
  async (req) => {
    const id = idFrom({ reason: 'badId', req, value: req.routeParams?.['id'] })
    return Response.json(await answer({ id, overrideAccess: false, req, slugs }))
  }

/** A link as answers show it: its key is nobody's business. */
const shown = ({ decidedAt, dismissed, from, id, kind, order, state, title, to }: DeskLink) => ({
  decidedAt,
  dismissed,
  from,
  id,
  kind,
  order,
  state,
  title,
  to,
})

/** The article that a request names in its body. */
const articleIn = async ({ req }: { req: PayloadRequest }): Promise<string> => {
  const body: unknown = await req.json?.().catch(() => null)
  const value = typeof body === 'object' && body !== null && 'article' in body ? body.article : null
  return idFrom({ reason: 'badArticle', req, value })
}
