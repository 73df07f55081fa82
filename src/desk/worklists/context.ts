import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Role } from '../../access/roles.ts'
import { roleOf } from '../../access/roles.ts'
import { refusal } from './refuse.ts'
import type { WorklistContext } from './table.ts'
import { findUnclearSources } from './unclearSources.ts'

/** Who asks about worklists. Nobody but the staff may. */
export type DeskArgs = { req: PayloadRequest; slugs: Slugs }

/**
 * What the conditions of the lists are written with.
 *
 * @param args.asksRights false where no list is concerned that goes by the terms of sources
 */
export const worklistContext = async ({
  asksRights,
  req,
  slugs,
}: DeskArgs & { asksRights: boolean }): Promise<WorklistContext> => ({
  slugs,
  unclearSources: asksRights
    ? await findUnclearSources({ req, slugs, territory: territoryOf(req) })
    : [],
})

/**
 * The role of whoever asks.
 *
 * @throws APIError 403 for readers, API clients and whoever a host's own rules keep from the articles
 */
export const roleFor = async ({ req, slugs }: DeskArgs): Promise<Role> => {
  const role = roleOf({ req, usersSlug: slugs.users })
  const { read } = req.payload.collections[slugs.articles].config.access
  if (role === null || !(await read({ req }))) throw refusal({ reason: 'forbidden', req })
  return role
}

/** Where this desk publishes, as the plugin was told. */
export const territoryOf = ({ payload }: PayloadRequest): null | string => {
  const { nashra } = payload.config.custom as { nashra?: { territory?: null | string } }
  return nashra?.territory ?? null
}
