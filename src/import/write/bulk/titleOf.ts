import type { ArticleState } from './states.ts'

/** The key by which titles may mean an article; null while it has no title of its own. */
export const titleOf = ({ isTrashed, known, values }: ArticleState): null | string =>
  isTrashed || known.headlineOrigin === 'inferred' || !values.titleKey ? null : values.titleKey
