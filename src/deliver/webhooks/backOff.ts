/** Seconds after each failed attempt: eleven attempts within some twenty-five hours. */
export const pauses: readonly number[] = [
  5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 32_400,
]

/** Seconds that a receiver may ask to be left alone. */
const longest = 86_400

/**
 * Seconds until the next attempt, null where there is none left. They are spread by a fifth, so that what
 * failed together does not come back together; what the receiver asks for by `Retry-After` is waited for,
 * up to a day.
 */
export const backOff = ({
  attempts,
  random = Math.random,
  retryAfter,
}: {
  /** How many have failed. */
  attempts: number
  random?: () => number
  /** Seconds; null where the receiver said nothing. */
  retryAfter: null | number
}): null | number => {
  const pause = pauses[attempts - 1]
  if (pause === undefined) return null
  return Math.max(pause * (1 + random() / 5), Math.min(retryAfter ?? 0, longest))
}
