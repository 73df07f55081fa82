/** How exact a date is, as articles keep it. */
export type DatePrecision = 'day' | 'month' | 'time' | 'year'

/**
 * A date or moment as sources write it, in ISO 8601 and to the precision that it has; null where it is
 * none. Read are RFC 3339 and its beginnings (`2024`, `2024-05`, `2024-05-01`), and RFC 822 with the
 * years of RFC 2822. An hour without a zone tells of no moment, so only its day is kept.
 */
export const readDate = (written: string): null | string => {
  const text = written.trim()
  const date = iso.exec(text) ?? bare.exec(text)
  if (date) return build(parts(date.groups))
  const mail = rfc822.exec(text)
  if (!mail) return null
  const { day, month = '', year = '', zone = '', ...time } = parts(mail.groups)
  const number = months.indexOf(month.toLowerCase()) + 1
  const offset = zones[zone.toUpperCase()] ?? zone
  return build({
    ...time,
    day: day?.padStart(2, '0'),
    month: String(number).padStart(2, '0'),
    year: year.length === 2 ? `${Number(year) < 50 ? 20 : 19}${year}` : year,
    zone: offset,
  })
}

/** A date that {@link readDate} gave, as articles keep it: its first instant, in UTC. */
export const instantOf = (published: string): { at: string; precision: DatePrecision } => ({
  at: new Date(published).toISOString(),
  precision: byLength[published.length] ?? 'time',
})

const byLength: Readonly<Record<number, DatePrecision>> = { 4: 'year', 7: 'month', 10: 'day' }

type Parts = Partial<
  Record<'day' | 'hour' | 'minute' | 'month' | 'second' | 'year' | 'zone', string | undefined>
>

const parts = (groups: Record<string, string | undefined> | undefined): Parts => groups ?? {}

const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[Tt]| )(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?\s?(?<zone>[Zz]|[+-]\d\d:?\d\d)?$/
const bare = /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/
const rfc822 =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?(?<day>\d{1,2})\s+(?<month>[a-z]{3})\s+(?<year>\d{4}|\d\d)\s+(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?\s+(?<zone>[a-z]{1,3}|[+-]\d{4})$/i

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The zones that RFC 822 names. Its letters of one were defined the wrong way round, so only Z counts. */
const zones: Readonly<Record<string, string>> = {
  CDT: '-05:00',
  CST: '-06:00',
  EDT: '-04:00',
  EST: '-05:00',
  GMT: 'Z',
  MDT: '-06:00',
  MST: '-07:00',
  PDT: '-07:00',
  PST: '-08:00',
  UT: 'Z',
  UTC: 'Z',
  Z: 'Z',
}

const firstYear = 1800
const lastYear = 2199

const build = ({ day, hour, minute, month, second, year = '', zone }: Parts): null | string => {
  if (Number(year) < firstYear || Number(year) > lastYear) return null
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  if (!isOnCalendar(date)) return null
  if (hour === undefined || minute === undefined) return date
  // A leap second is written 60; no clock here knows one.
  const seconds = second === '60' ? '59' : (second ?? '00')
  const clock = `${hour}:${minute}:${seconds}`
  if (Number.isNaN(Date.parse(`${date}T${clock}Z`)) || hour === '24') return null
  if (zone === undefined) return date
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')
  const moment = `${date}T${clock}${offset}`
  return Number.isNaN(Date.parse(moment)) ? null : moment
}

/** `Date` takes the 31st of February for a day of March, on some engines. */
const isOnCalendar = (date: string): boolean => {
  const at = new Date(date)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}
