/** The slug of every collection, by the name the code knows it by. Nothing else spells one out. */
export const defaultSlugs = {
  articles: 'articles',
  sources: 'sources',
  tags: 'tags',
  relatedLinks: 'related-links',
  documents: 'documents',
  importRuns: 'import-runs',
  issueLog: 'issue-log',
  channels: 'channels',
  deliveries: 'deliveries',
  users: 'users',
  apiClients: 'api-clients',
  media: 'media',
} as const

export type CollectionName = keyof typeof defaultSlugs

/**
 * The slugs in force. A host may rename collections through the plugin's options; the type keeps
 * the default literals because Payload's generated types are made from the host's own names.
 */
export type Slugs = typeof defaultSlugs
