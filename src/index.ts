export { nashra } from './plugin.ts'
export type { CollectionOverride, NashraOptions } from './options.ts'
export type { Role } from './access/roles.ts'
export { isPublicArticle } from './access/publicArticle.ts'
