import type { Payload } from 'payload'

import type { Slugs } from '../../../../collections/slugs.ts'
import { createArchive } from '../../../deliver/createArchive.ts'
import { poolQuery } from '../../../deliver/endpoints.ts'
import { toJsonLd } from '../../../deliver/formats/article/jsonLd.ts'
import { poolOf } from '../../../deliver/search/find/inSession.ts'
import type { Site } from '../../../deliver/published/types.ts'
import { archive } from './archive.ts'

/**
 * The article as schema.org has it, fit to stand in a `script` element; null where readers have none. It is
 * what `/api/articles/ID/jsonld` answers too.
 */
export const jsonLdOf = async (slug: string): Promise<null | string> => {
  const { published, site, to } = archiveOf(await archive())
  const found = await published.findBySlug(slug)
  return found && 'article' in found ? toJsonLd({ article: found.article, site, to }) : null
}

/** What the plugin leaves in the config for whoever serves it. */
type Part = { site: Omit<Site, 'api'>; slugs: Slugs }

const made = new WeakMap<Payload, ReturnType<typeof createArchive>>()

const archiveOf = (payload: Payload) => {
  const before = made.get(payload)
  if (before) return before
  const { custom, routes } = payload.config
  const { site, slugs } = (custom as { nashra: Part }).nashra
  const query = poolQuery(payload)
  const pool = poolOf(payload)
  const archiveOfIt = createArchive({ pool, query, site: { ...site, api: routes.api }, slugs })
  made.set(payload, archiveOfIt)
  return archiveOfIt
}
