import { rightsVerdict } from '../../../rights/index.ts'
import type { ArticleRights, RightsState, SourceRights } from '../../../rights/index.ts'

/**
 * Whether others are offered the text: its terms allow that today, if only an excerpt, wherever they publish.
 * What is unknown, or has to be asked for, is not offered.
 */
export const mayRepublish = ({
  article,
  at = new Date(),
  source,
}: {
  article: ArticleRights
  at?: Date
  source: null | SourceRights
}): boolean => {
  const { state } = rightsVerdict({ article, at, source, territory: null })
  return offered.has(state)
}

const offered: ReadonlySet<RightsState> = new Set(['allowed', 'conditional'])
