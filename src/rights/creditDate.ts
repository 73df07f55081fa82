import type { ArticleRights } from './types.ts'

/**
 * The date of the original in the language of the article, to the day at most, and no more exactly than it
 * is known; empty where it is not.
 */
export const creditDate = ({
  language,
  originalDatePrecision,
  originalPublishedAt,
}: ArticleRights): string => {
  const moment = Date.parse(originalPublishedAt ?? '')
  if (Number.isNaN(moment) || !originalDatePrecision || originalDatePrecision === 'unknown')
    return ''
  const words = /^en\b/i.test(language ?? '') ? english : arabic
  return words[originalDatePrecision === 'time' ? 'day' : originalDatePrecision].format(moment)
}

const formatsOf = (locale: string) => {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', ...options })
  return {
    day: format({ day: 'numeric', month: 'long' }),
    month: format({ month: 'long' }),
    year: format({}),
  }
}

const arabic = formatsOf('ar-u-ca-gregory-nu-latn')
const english = formatsOf('en-GB')
