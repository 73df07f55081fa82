import type { CollectionConfig, Config, Plugin } from 'payload'
import { createAccessRules } from './access/rules.ts'
import { withArchiveIndexes } from './database/schema.ts'
import type { NashraOptions } from './options.ts'
import { resolveOptions } from './options.ts'
import { payloadOverrides } from './translations/payloadOverrides.ts'
import { translations } from './translations/index.ts'
import { archiveCollections } from './plugin/archiveCollections.ts'
import { withBehaviour } from './plugin/withBehaviour.ts'

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
