const dayLength = 86_400_000

/**
 * Whether a moment lies before a day, in UTC. Terms name days, and whoever enters one in the admin panel
 * gets its noon, so the hour is no part of what was said: the day counts from its first instant.
 * A date that cannot be read is one that has not come.
 */
export const beforeDay = ({ at, day }: { at: Date; day: string }): boolean =>
  !(at.getTime() >= startOf(day))

/** Whether a moment lies after a day, which counts to its last instant. One that cannot be read has passed. */
export const afterDay = ({ at, day }: { at: Date; day: string }): boolean =>
  !(at.getTime() < startOf(day) + dayLength)

const startOf = (day: string): number => {
  const moment = Date.parse(day)
  return moment - (((moment % dayLength) + dayLength) % dayLength)
}
