import type { StoryVerdict } from './sameStory.ts'
import { sameStory } from './sameStory.ts'
import type { HeadedText } from './sharesNotice.ts'
import { sharesNotice } from './sharesNotice.ts'

/**
 * Whether two articles tell one story: their texts do by `sameStory`, and what these have in common is no
 * notice that stands with both (`sharesNotice`). The order of the two does not matter.
 */
export const oneStory = ({
  one,
  other,
}: {
  one: HeadedText
  other: HeadedText
}): { same: boolean; similarity: number; verdict: 'notice' | StoryVerdict } => {
  const compared = sameStory({ one: one.text, other: other.text })
  const isNotice = compared.same && sharesNotice({ one, other })
  return isNotice ? { ...compared, same: false, verdict: 'notice' } : compared
}
