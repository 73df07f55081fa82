import type { Article } from '../../../payload-types.ts'

/** What is known of a moment: the words for readers and the value for `<time datetime>`. */
export type Moment = { machine: string; words: string }

type Precision = Article['originalDatePrecision']

/**
 * One zone for the whole site, and it is named wherever an hour is shown. Digits are the ones that
 * the texts themselves use.
 */
const timeZone = 'UTC'
const locale = 'ar-u-ca-gregory-nu-latn'
const hijriLocale = 'ar-u-ca-islamic-umalqura-nu-latn'
const zoneName = 'بتوقيت غرينتش'

const formatter = (options: Intl.DateTimeFormatOptions, of = locale) =>
  new Intl.DateTimeFormat(of, { timeZone, ...options })

const year = formatter({ year: 'numeric' })
const month = formatter({ month: 'long', year: 'numeric' })
const day = formatter({ day: 'numeric', month: 'long', year: 'numeric' })
const hour = formatter({ hour: '2-digit', hourCycle: 'h23', minute: '2-digit' })
const weekday = formatter({ day: 'numeric', month: 'long', weekday: 'long', year: 'numeric' })
const hijriDay = formatter({ day: 'numeric', month: 'long', year: 'numeric' }, hijriLocale)

/** By how much of a date is known: its words, and how many characters of ISO 8601 say as much. */
const byPrecision: Record<
  Exclude<Precision, 'unknown'>,
  { say: (at: Date) => string; iso: number }
> = {
  year: { iso: 4, say: (at) => year.format(at) },
  month: { iso: 7, say: (at) => month.format(at) },
  day: { iso: 10, say: (at) => day.format(at) },
  time: { iso: 24, say: (at) => `${day.format(at)}، ${hour.format(at)} ${zoneName}` },
}

/** The date of the original to the precision that is known, or null where it is not known at all. */
export const originalMoment = ({
  at,
  precision,
}: {
  at: null | string | undefined
  precision: null | Precision | undefined
}): Moment | null => {
  const date = validDate(at)
  if (!date || !precision || precision === 'unknown') return null
  const { iso, say } = byPrecision[precision]
  return { machine: date.toISOString().slice(0, iso), words: say(date) }
}

/** A moment of our own: its day, as readers see it, and the exact time for machines. */
export const dayMoment = (at: null | string | undefined): Moment | null => {
  const date = validDate(at)
  return date && { machine: date.toISOString(), words: day.format(date) }
}

/** Today as a masthead has it: the weekday and the day by both calendars. */
export const today = (now: Date): { gregorian: Moment; hijri: string } => ({
  gregorian: { machine: now.toISOString().slice(0, 10), words: weekday.format(now) },
  hijri: hijriDay.format(now),
})

const validDate = (value: null | string | undefined): Date | null => {
  if (!value) return null
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : date
}
