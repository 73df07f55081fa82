import type { ArticleState } from './states.ts'

/** What an article's newest version says: that which an import goes by, and writes into. */
export const newestOf = ({
  beside,
  known,
  values,
}: ArticleState): Pick<ArticleState, 'known' | 'values'> => beside ?? { known, values }
