import type { TranslationKey } from '../../translations/label.ts'

/** Our string in the language of the screen. */
export type Say = (key: TranslationKey, values?: Readonly<Record<string, string>>) => string

/** What every part of the panel needs to say things. */
export type Saying = {
  hrefOf: (article: string) => string
  /** A language tag for `Intl`. */
  locale: string
  say: Say
}

/** Digits as the panel's own: Latin in both languages. */
export const localeOf = (language: string): string =>
  language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : language

export const momentIn = ({ at, locale }: { at: string; locale: string }): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(at),
  )

export const dayIn = ({ at, locale }: { at: string; locale: string }): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(at))

export const numberIn = ({ locale, value }: { locale: string; value: number }): string =>
  new Intl.NumberFormat(locale).format(value)

/** A value of a conflict for people: a moment as a date, as much of it as is known. */
export const valueIn = ({
  field,
  locale,
  value,
}: {
  field: string
  locale: string
  value: string
}): string => {
  const [precision = '', at = ''] = value.split(' ')
  const options = field === 'originalPublishedAt' ? parts[precision] : undefined
  return options && !Number.isNaN(Date.parse(at))
    ? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(at))
    : value
}

const parts: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'medium' },
  month: { month: 'long', year: 'numeric' },
  time: { dateStyle: 'medium', timeStyle: 'short' },
  year: { year: 'numeric' },
}
