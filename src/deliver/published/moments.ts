import pg from 'pg'

/**
 * A moment as Postgres writes it (its manual, "Date/Time Output", style ISO) in the form of ISO 8601 in UTC
 * with milliseconds. What is finer than that is cut off.
 *
 * Nearly every session's zone is UTC and every year has four digits, and then it takes no calendar.
 */
export const isoMoment = (text: string): string => {
  const [, day, time, fraction = ''] = utc.exec(text) ?? []
  return day && time
    ? `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
    : (toDate(text) as Date).toISOString()
}

const utc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

const toDate = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => unknown
