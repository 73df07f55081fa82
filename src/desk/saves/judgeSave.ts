/** A state of an article as far as saves go. Moments are milliseconds since 1970. */
export type SavedState = {
  /** When a person last wrote it; null where none did. */
  editedAt: null | number
  /** Who did; null where nobody knows. */
  editedBy: null | string
  updatedAt: number
}

type JudgeArgs = {
  /** Whether anybody else wrote it between `seen` and now, also where it was oneself again since. */
  colleagueSince: boolean
  me: null | string
  newest: SavedState
  /** `updatedAt` of the state that whoever saves began from. */
  seen: number
}

/**
 * What becomes of a save that says which state it began from: it is taken as it is, merged with what the
 * house changed meanwhile, or refused because a colleague wrote meanwhile. What one saved oneself, in this
 * window or another, stands in nobody's way. Pure.
 */
export const judgeSave = ({
  colleagueSince,
  me,
  newest,
  seen,
}: JudgeArgs): 'merge' | 'refuse' | 'take' => {
  if (seen >= newest.updatedAt) return 'take'
  if (newest.editedAt === null || newest.editedAt <= seen) return 'merge'
  return newest.editedBy === me && me !== null && !colleagueSince ? 'take' : 'refuse'
}
