import type { CollectionConfig, Endpoint, Field } from 'payload'
import { apiClients } from '../../collections/apiClients/index.ts'
import { articles } from '../../collections/articles/index.ts'
import { channels } from '../../collections/channels/index.ts'
import type { CollectionContext } from '../../collections/context.ts'
import { deliveries } from '../../collections/deliveries/index.ts'
import { documents } from '../../collections/documents/index.ts'
import { importRuns } from '../../collections/importRuns/index.ts'
import { issueLog } from '../../collections/issueLog/index.ts'
import { media } from '../../collections/media/index.ts'
import { relatedLinks } from '../../collections/relatedLinks/index.ts'
import type { CollectionName } from '../../collections/slugs.ts'
import { sources } from '../../collections/sources/index.ts'
import { tags } from '../../collections/tags/index.ts'
import { users } from '../../collections/users/index.ts'
import { cleanBulkErrors } from '../access/cleanErrors.ts'
import { refuseUnanswerable } from '../access/where/refuseUnanswerable.ts'
import type { AccessRules } from '../access/rules.ts'
import { tellWithdrawn } from '../access/tellWithdrawn.ts'
import { deliverEndpoints } from '../deliver/endpoints.ts'
import { searchLists } from '../deliver/search/staff/searchLists.ts'
import { dropDeliveries } from '../deliver/webhooks/dropDeliveries.ts'
import { webhookEndpoints } from '../deliver/webhooks/endpoints.ts'
import { actionEndpoints } from '../desk/actions/endpoints.ts'
import { conflictEndpoints } from '../desk/conflicts/endpoints.ts'
import { bulkEndpoints } from '../desk/bulk/endpoints.ts'
import { recordIssue } from '../desk/issueLog/recordIssue.ts'
import { recordRemoval } from '../desk/issueLog/recordRemoval.ts'
import { articleLinkEndpoints, linkEndpoints } from '../desk/links/endpoints.ts'
import { cutBody } from '../desk/rights/cutBody.ts'
import { rightsEndpoints } from '../desk/rights/endpoints.ts'
import { rightsReadFields } from '../desk/rights/fields.ts'
import { mergeEndpoints } from '../desk/merge/endpoints.ts'
import { followMerges } from '../desk/merge/followMerges.ts'
import { noteSave, refuseStaleSave } from '../desk/saves/keepSaves.ts'
import { worklistEndpoints } from '../desk/worklists/endpoints.ts'
import { originEndpoints } from '../desk/origin/endpoints.ts'
import { panelEndpoints } from '../desk/panel/endpoints.ts'
import { bindWaitingLinks } from '../import/bind/bindWaitingLinks.ts'
import { noteLeadingTitles, releaseLinks } from '../import/bind/releaseLinks.ts'
import { resolveLinkTarget } from '../import/bind/resolveLinkTarget.ts'
import type { OwnParts } from '../import/runs/hostParts.ts'
import { importEndpoints } from '../import/requested/endpoints.ts'
import { ownPartsOf } from '../import/runs/hostParts.ts'
import { forgetStory } from '../import/stories/forgetStory.ts'
import { keepStory } from '../import/stories/keepStory.ts'
import { noteDeleted, noteTakenOut } from '../import/takenOut/noteTakenOut.ts'
import type { ResolvedOptions } from '../options.ts'

/** Every collection and the factory that makes it, in the order the admin panel lists them. */
const factories: Record<CollectionName, (context: CollectionContext) => CollectionConfig> = {
  articles,
  relatedLinks,
  issueLog,
  media,
  sources,
  tags,
  documents,
  importRuns,
  channels,
  deliveries,
  apiClients,
  users,
}

/**
 * Our collections with the parts of the house that work on them, then the host's overrides; and what is
 * ours in them, by which an import knows what is the host's.
 */
export const archiveCollections = ({
  resolved,
  rules,
}: {
  resolved: ResolvedOptions
  rules: AccessRules
}): { collections: CollectionConfig[]; parts: OwnParts } => {
  const { slugs } = resolved
  const context: CollectionContext = {
    limits: resolved.readLimits,
    rules,
    slugs,
    versionsPerArticle: resolved.versionsPerArticle,
  }
  const hooksOf: Partial<Record<CollectionName, NonNullable<CollectionConfig['hooks']>>> = {
    articles: {
      afterChange: [
        keepStory({ slugs }),
        bindWaitingLinks({ slugs }),
        noteTakenOut({ slugs }),
        recordIssue({ slugs }),
      ],
      afterError: [tellWithdrawn(slugs)],
      beforeChange: [followMerges({ slugs })],
      afterDelete: [releaseLinks({ slugs }), noteDeleted({ slugs })],
      beforeDelete: [
        recordRemoval({ slugs }),
        noteLeadingTitles({ slugs }),
        forgetStory({ slugs }),
      ],
      beforeOperation: [noteSave({ slugs }), searchLists({ rules, slugs })],
      beforeRead: [cutBody({ rules, slugs })],
      beforeValidate: [refuseStaleSave({ slugs })],
    },
    channels: { beforeDelete: [dropDeliveries({ slugs })] },
    relatedLinks: { beforeChange: [resolveLinkTarget({ slugs })] },
  }

  const webhooks = webhookEndpoints({ ...resolved.webhooks, rules, slugs })
  const endpointsOf: Partial<Record<CollectionName, Endpoint[]>> = {
    articles: [
      ...worklistEndpoints({ slugs }),
      ...actionEndpoints({ slugs }),
      ...bulkEndpoints({ slugs }),
      ...articleLinkEndpoints({ slugs }),
      ...conflictEndpoints({ slugs }),
      ...originEndpoints({ slugs }),
      ...panelEndpoints({ slugs }),
      ...rightsEndpoints({ rules, slugs, territory: resolved.territory }),
      ...deliverEndpoints(resolved).articles,
    ],
    channels: webhooks.channels,
    deliveries: webhooks.deliveries,
    importRuns: importEndpoints({ rules, settings: resolved.imports, slugs }),
    relatedLinks: linkEndpoints({ slugs }),
    sources: mergeEndpoints({ of: 'sources', slugs }),
    tags: mergeEndpoints({ of: 'tags', slugs }),
  }

  const fieldsOf: Partial<Record<CollectionName, Field[]>> = {
    articles: rightsReadFields({ slugs }),
  }

  const defaults = (Object.keys(factories) as CollectionName[]).map((name) => {
    const made = factories[name](context)
    const collection = { ...made, fields: [...made.fields, ...(fieldsOf[name] ?? [])] }
    const defaultCollection = resolved.disabled
      ? collection
      : withHooks({
          collection: withEndpoints({ collection, endpoints: endpointsOf[name] ?? [] }),
          hooks: [
            hooksOf[name] ?? {},
            { afterOperation: [cleanBulkErrors], beforeOperation: [refuseUnanswerable] },
          ],
        })
    return { defaultCollection, name }
  })
  const parts = ownPartsOf(defaults.map(({ defaultCollection }) => defaultCollection))
  const collections = defaults.map(
    ({ defaultCollection, name }) =>
      resolved.collections[name]?.({ defaultCollection }) ?? defaultCollection,
  )
  return { collections, parts }
}

/** A collection with more endpoints after its own. */
const withEndpoints = ({
  collection,
  endpoints,
}: {
  collection: CollectionConfig
  endpoints: Endpoint[]
}): CollectionConfig => ({
  ...collection,
  endpoints: [...(collection.endpoints || []), ...endpoints],
})

type Hooks = NonNullable<CollectionConfig['hooks']>

/** A collection with more hooks after its own, in the order given. */
const withHooks = ({
  collection,
  hooks,
}: {
  collection: CollectionConfig
  hooks: Hooks[]
}): CollectionConfig => {
  const merged = hooks.reduce<Record<string, unknown[]>>(
    (all, more) => {
      for (const [moment, functions] of Object.entries(more)) {
        all[moment] = [...(all[moment] ?? []), ...(Array.isArray(functions) ? functions : [])]
      }
      return all
    },
    { ...(collection.hooks as Record<string, unknown[]> | undefined) },
  )
  return { ...collection, hooks: merged }
}
