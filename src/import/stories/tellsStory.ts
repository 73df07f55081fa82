import { LEAST_WORDS } from '../../match/stories/leastWords.ts'
import type { StoryPair } from '../../match/stories/oneStory.ts'
import { oneStory } from '../../match/stories/oneStory.ts'
import type { StoryVerdict } from '../../match/stories/sameStory.ts'
import { sameStory } from '../../match/stories/sameStory.ts'
import { withoutEntries } from '../../match/stories/storySketch.ts'
import type { LabelledText } from '../../match/stories/sameText.ts'
import { sameText } from '../../match/stories/sameText.ts'
import { keyWords } from '../../text/words.ts'

/**
 * Whether two articles are of one cluster: they print the same text, or tell one story in nearly the
 * same words.
 */
export const tellsSameStory = ({ formulas, one, other }: StoryPair<LabelledText>): boolean =>
  sameText({ one, other }) || oneStory({ formulas, one, other }).same

/**
 * Whether two running texts long enough for a sketch may be one story, or a later edition of it, whatever their
 * headlines say: false for two of which neither `tellsSameStory` holds nor `compareEditions` finds anything.
 */
export const mayTellSameStory = ({ formulas, one, other }: TextPair): boolean => {
  if (one === other) return true
  const bare = (text: string): string => withoutEntries({ entries: formulas, text })
  return telling.has(sameStory({ one: bare(one), other: bare(other) }).verdict)
}

type TextPair = { formulas: ReadonlySet<number>; one: string; other: string }

const telling: ReadonlySet<StoryVerdict> = new Set(['facts', 'same'])

/** A shorter text («التفاصيل في الفيديو») is a formula, and two articles may well share it. */
const shortestText = 40

/** Whether a running text is long enough to be known by itself. */
export const isTelling = (text: string): boolean => text.length >= shortestText

/** Whether a running text is one that `sameText` tells from others by headline and labels. */
export const isShort = (text: string): boolean => keyWords(text).length < LEAST_WORDS

/** A headline as far as somebody printed or wrote it. */
export const printedHeadline = ({
  headline,
  origin,
}: {
  headline: string
  origin: 'edited' | 'given' | 'inferred'
}): null | string => (origin === 'inferred' ? null : headline)
