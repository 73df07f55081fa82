import type { Config } from 'payload'
import { mergeViews } from '../../collections/mergeViews.ts'
import { cleanErrorResponse } from '../access/cleanErrors.ts'
import { limitQuery } from '../access/graphqlLimits.ts'
import { closeSystemCollections } from '../access/systemCollections.ts'
import { may } from '../access/roles.ts'
import type { AccessRules } from '../access/rules.ts'
import { ensureOutbox } from '../database/outbox/ensureOutbox.ts'
import { ensureTriggers } from '../database/publicChanges/ensureTriggers.ts'
import { deliverEndpoints } from '../deliver/endpoints.ts'
import { actionMutation } from '../desk/actions/graphql.ts'
import type { ResolvedOptions } from '../options.ts'

/** Limits, rules and admin parts: all that a disabled plugin leaves out. */
export const withBehaviour = ({
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
    endpoints: [...(config.endpoints ?? []), ...deliverEndpoints(resolved).config],
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
