/** How often something was right, of how many times. */
export type Score = { of: number; right: number }

/** Counts what holds. */
export const scoreOf = (answers: Iterable<boolean>): Score => {
  const score = { of: 0, right: 0 }
  for (const isRight of answers) {
    score.of += 1
    if (isRight) score.right += 1
  }
  return score
}
