/** Where an editor, or an earlier import, left a tag. */
export type TagStatus = 'candidate' | 'approved' | 'noise'

/** What an archive knows of one tag. `documents` counts the documents that carry it. */
export type KnownTag = {
  label: string
  documents: number
  status: TagStatus
  /** The alias that was found, where it was not the label. */
  alias?: string
}

/** How often a word was met at each place of known tags. */
export type WordHabits = { begins: number; inside: number; ends: number; alone: number }

/**
 * What an archive knows of tags: pure look-ups by match key, so that a caller with a database
 * fetches what a line may need first (`lineKeys`) and segments afterwards.
 */
export type TagKnowledge = {
  /** The tag or alias with this match key, under the name the archive shows it by. */
  find: (key: string) => KnownTag | null
  /**
   * Words of the longest name that begins with this word, by match key; longer phrases are not looked
   * for. Optional: without it all are.
   */
  longest?: (word: string) => number
  /** Habits of one word, by match key. Optional: without it nothing is assumed. */
  habits?: (word: string) => WordHabits | null
}

/** Why a candidate stands where it stands. */
export type TagReason =
  /** accepted: stands in this body or headline as a phrase */
  | 'body'
  /** accepted: approved in the archive, or seen in at least two documents */
  | 'known'
  /** accepted: the publisher parted it from its neighbours himself */
  | 'delimited'
  /** review: nothing but its form speaks for it */
  | 'unproven'
  /** review: there is evidence, but the line can be cut otherwise */
  | 'uncertain'
  /** dropped: words of a page's interface */
  | 'interface'
  /** dropped: a cut from running text that begins or ends in a particle */
  | 'particles'
  /** dropped: an editor marked it as noise */
  | 'noise'
  /** dropped: the line goes on past the limit */
  | 'overLimit'

/** A half-open range of UTF-16 offsets in the keyword line. */
export type LineSpan = { start: number; end: number }

/** One phrase of a keyword line. */
export type TagCandidate = LineSpan & {
  /** Display text in standard Arabic letters. */
  label: string
  /** Match key of the phrase. */
  key: string
  /** Share of all ways to cut the line that have this phrase, weighed by their evidence: 0 to 1. */
  score: number
  reason: TagReason
  /** `body`: occurrences in body and headline; `documents`: documents the archive has it in. */
  evidence: { body: number; documents: number }
  /** Further places of the same phrase on the line. */
  repeats: LineSpan[]
}

/** A keyword line cut up: every word of it is in exactly one candidate. */
export type SegmentedKeywords = {
  accepted: TagCandidate[]
  review: TagCandidate[]
  dropped: TagCandidate[]
}
