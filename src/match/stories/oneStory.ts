import type { StoryVerdict } from './sameStory.ts'
import { sameStory } from './sameStory.ts'
import type { HeadedText } from './sharesNotice.ts'
import { sharesNotice } from './sharesNotice.ts'
import { withoutEntries } from './storySketch.ts'

/** Two articles that may tell one story. */
export type StoryPair<Article extends HeadedText = HeadedText> = {
  /** Entries of sketches that stand in so many stories that they tell none. */
  formulas?: ReadonlySet<number>
  one: Article
  other: Article
}

/**
 * Whether two articles tell one story: their texts without the formulas of many stories do by `sameStory`, and
 * what these have in common is no notice that stands with both (`sharesNotice`). The order of the two does not
 * matter.
 */
export const oneStory = ({
  formulas = none,
  one,
  other,
}: StoryPair): { same: boolean; similarity: number; verdict: 'notice' | StoryVerdict } => {
  const bare = ({ headline, text }: HeadedText): HeadedText => ({
    headline,
    text: withoutEntries({ entries: formulas, text }),
  })
  const pair = { one: bare(one), other: bare(other) }
  const compared = sameStory({ one: pair.one.text, other: pair.other.text })
  const isNotice = compared.same && sharesNotice(pair)
  return isNotice ? { ...compared, same: false, verdict: 'notice' } : compared
}

const none: ReadonlySet<number> = new Set()
