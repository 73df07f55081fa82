import type { CollectionConfig, Config, Endpoint, Field, Plugin } from 'payload'

import { apiClients } from '../collections/apiClients/index.ts'
import { articles } from '../collections/articles/index.ts'
import { channels } from '../collections/channels/index.ts'
import type { CollectionContext } from '../collections/context.ts'
import { deliveries } from '../collections/deliveries/index.ts'
import { documents } from '../collections/documents/index.ts'
import { importRuns } from '../collections/importRuns/index.ts'
import { issueLog } from '../collections/issueLog/index.ts'
import { media } from '../collections/media/index.ts'
import { relatedLinks } from '../collections/relatedLinks/index.ts'
import { mergeViews } from '../collections/mergeViews.ts'
import type { CollectionName } from '../collections/slugs.ts'
import { sources } from '../collections/sources/index.ts'
import { tags } from '../collections/tags/index.ts'
import { users } from '../collections/users/index.ts'
import { cleanBulkErrors, cleanErrorResponse } from './access/cleanErrors.ts'
import { limitQuery } from './access/graphqlLimits.ts'
import { closeSystemCollections } from './access/systemCollections.ts'
import { may } from './access/roles.ts'
import { createAccessRules } from './access/rules.ts'
import type { AccessRules } from './access/rules.ts'
import { tellWithdrawn } from './access/tellWithdrawn.ts'
import { ensureOutbox } from './database/outbox/ensureOutbox.ts'
import { ensureTriggers } from './database/publicChanges/ensureTriggers.ts'
import { withArchiveIndexes } from './database/schema.ts'
import { deliverEndpoints } from './deliver/endpoints.ts'
import { searchEndpoints } from './deliver/search/endpoints.ts'
import { searchLists } from './deliver/search/staff/searchLists.ts'
import { dropDeliveries } from './deliver/webhooks/dropDeliveries.ts'
import { webhookEndpoints } from './deliver/webhooks/endpoints.ts'
import { actionEndpoints } from './desk/actions/endpoints.ts'
import { actionMutation } from './desk/actions/graphql.ts'
import { conflictEndpoints } from './desk/conflicts/endpoints.ts'
import { bulkEndpoints } from './desk/bulk/endpoints.ts'
import { recordIssue } from './desk/issueLog/recordIssue.ts'
import { articleLinkEndpoints, linkEndpoints } from './desk/links/endpoints.ts'
import { cutBody } from './desk/rights/cutBody.ts'
import { rightsEndpoints } from './desk/rights/endpoints.ts'
import { rightsReadFields } from './desk/rights/fields.ts'
import { mergeEndpoints } from './desk/merge/endpoints.ts'
import { followMerges } from './desk/merge/followMerges.ts'
import { noteSave, refuseStaleSave } from './desk/saves/keepSaves.ts'
import { worklistEndpoints } from './desk/worklists/endpoints.ts'
import { originEndpoints } from './desk/origin/endpoints.ts'
import { panelEndpoints } from './desk/panel/endpoints.ts'
import { bindWaitingLinks } from './import/bind/bindWaitingLinks.ts'
import { noteLeadingTitles, releaseLinks } from './import/bind/releaseLinks.ts'
import { resolveLinkTarget } from './import/bind/resolveLinkTarget.ts'
import type { OwnParts } from './import/runs/hostParts.ts'
import { importEndpoints } from './import/requested/endpoints.ts'
import { ownPartsOf } from './import/runs/hostParts.ts'
import { keepStory } from './import/stories/keepStory.ts'
import { noteDeleted, noteTakenOut } from './import/takenOut/noteTakenOut.ts'
import type { NashraOptions, ResolvedOptions } from './options.ts'
import { resolveOptions } from './options.ts'
import { payloadOverrides } from './translations/payloadOverrides.ts'
import { translations } from './translations/index.ts'

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
 * The archive as a Payload plugin: `plugins: [nashra()]` adds the collections, their rules and
 * indexes, the limits of the open APIs and the Arabic and English strings.
 *
 * The host's config is not changed; what it sets itself wins wherever both say something.
 *
 * @throws Error with a sentence that says which option or collection to change
 */
export const nashra =
  (options?: NashraOptions): Plugin =>
  (config) => {
    const resolved = resolveOptions(options)
    const rules = createAccessRules({ usersSlug: resolved.slugs.users })
    const { collections, parts } = archiveCollections({ resolved, rules })
    refuseTwins({ collections, config })

    const withSchema: Config = {
      ...config,
      collections: [...(config.collections ?? []), ...collections],
      custom: {
        ...config.custom,
        nashra: {
          imports: resolved.imports,
          parts,
          site: resolved.site,
          slugs: resolved.slugs,
          territory: resolved.territory,
          webhooks: resolved.webhooks,
        },
      },
      db: withArchiveIndexes({ adapter: config.db, slugs: resolved.slugs }),
      i18n: mergeTranslations(config.i18n),
    }
    return resolved.disabled ? withSchema : withBehaviour({ config: withSchema, resolved, rules })
  }

/**
 * Our collections with the parts of the house that work on them, then the host's overrides; and what is
 * ours in them, by which an import knows what is the host's.
 */
const archiveCollections = ({
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
      beforeDelete: [noteLeadingTitles({ slugs })],
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
          hooks: [hooksOf[name] ?? {}, { afterOperation: [cleanBulkErrors] }],
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

/** Limits, rules and admin parts: all that a disabled plugin leaves out. */
const withBehaviour = ({
  config,
  resolved,
  rules,
}: {
  config: Config
  resolved: ResolvedOptions
  rules: AccessRules
}): Config => {
  const administer = ({ req }: { req: Parameters<typeof rules.isStaff>[0] }) =>
    rules.can({ allowed: may.administer, req })
  return {
    ...config,
    admin: {
      avatar: 'default',
      dateFormat: 'yyyy/MM/dd HH:mm',
      user: resolved.slugs.users,
      ...config.admin,
      components: {
        graphics: { Icon: 'payload-nashra/admin#Icon', Logo: 'payload-nashra/admin#Logo' },
        ...config.admin?.components,
        afterNavLinks: [
          ...(config.admin?.components?.afterNavLinks ?? []),
          { clientProps: { slugs: resolved.slugs }, path: 'payload-nashra/admin#MergeLinks' },
          'payload-nashra/admin#ImportNavLink',
        ],
        beforeDashboard: [
          {
            path: 'payload-nashra/admin#Dashboard',
            serverProps: { slugs: resolved.slugs },
          },
          ...(config.admin?.components?.beforeDashboard ?? []),
        ],
        providers: [
          ...(config.admin?.components?.providers ?? []),
          'payload-nashra/admin#AdminStyles',
        ],
        views: {
          ...mergeViews({ slugs: resolved.slugs }),
          nashraImport: {
            Component: {
              path: 'payload-nashra/admin#ImportView',
              serverProps: { slugs: resolved.slugs },
            },
            path: '/import',
          },
          ...config.admin?.components?.views,
        },
      },
    },
    defaultDepth: config.defaultDepth ?? 1,
    endpoints: [
      ...(config.endpoints ?? []),
      ...deliverEndpoints(resolved).config,
      ...searchEndpoints({ slugs: resolved.slugs }),
    ],
    graphQL: {
      ...config.graphQL,
      maxComplexity: config.graphQL?.maxComplexity ?? resolved.graphQL.complexity,
      mutations: (graphql, context) => ({
        ...config.graphQL?.mutations?.(graphql, context),
        ...actionMutation({ slugs: resolved.slugs })(graphql, context),
      }),
      validationRules: (args) => [
        ...(config.graphQL?.validationRules?.(args) ?? []),
        limitQuery(resolved.graphQL),
      ],
    },
    hooks: {
      ...config.hooks,
      afterError: [...(config.hooks?.afterError ?? []), cleanErrorResponse],
    },
    jobs: {
      ...config.jobs,
      access: { cancel: administer, queue: administer, run: administer, ...config.jobs?.access },
    },
    maxDepth: config.maxDepth ?? 3,
    onInit: async (payload) => {
      closeSystemCollections({ payload, rules })
      await ensureTriggers({ payload, slugs: resolved.slugs })
      await ensureOutbox({ payload, slugs: resolved.slugs })
      await config.onInit?.(payload)
    },
  }
}

const mergeTranslations = (i18n: Config['i18n']): Config['i18n'] => {
  const theirs = (i18n?.translations ?? {}) as Record<string, Record<string, object>>
  const languages = ['ar', 'en'] as const
  return {
    ...i18n,
    translations: {
      ...theirs,
      ...Object.fromEntries(
        languages.map((language) => [
          language,
          { ...payloadOverrides[language], ...translations[language], ...theirs[language] },
        ]),
      ),
    },
  }
}

const refuseTwins = ({
  collections,
  config,
}: {
  collections: CollectionConfig[]
  config: Config
}): void => {
  const theirs = new Set(config.collections?.map(({ slug }) => slug))
  const twin = collections.find(({ slug }) => theirs.has(slug))
  if (twin) {
    throw new Error(
      `nashra: the config has a collection "${twin.slug}" of its own. Give ours another name with nashra({ slugs: { … } }).`,
    )
  }
}
