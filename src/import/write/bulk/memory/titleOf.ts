import type { TitleCandidate } from '../../../../match/titles/resolveTitle.ts'
import type { ArticleState } from './states.ts'

/** The key by which titles may mean an article; null while it has no title of its own. */
export const titleOf = ({ isTrashed, known, values }: ArticleState): null | string =>
  isTrashed || known.headlineOrigin === 'inferred' || !values.titleKey ? null : values.titleKey

/** An article as titles may mean it; null while it has no title of its own. */
export const candidateOf = (state: ArticleState): null | TitleCandidate<string> => {
  const { at, cluster, id, known } = state
  const key = titleOf(state)
  return key === null ? null : { at, cluster, id, key, origin: known.headlineOrigin }
}
