import type { PayloadRequest } from 'payload'

import { cleanText } from '../../text/clean.ts'
import { translate } from '../../translations/label.ts'
import type { ReasonValues, RightsReason, RightsVerdict } from '../../rights/types.ts'

/** A verdict in words: what it comes to, and a sentence for each reason, in their order. */
export type RightsSentences = { reasons: string[]; state: string }

type Reader = Pick<PayloadRequest['i18n'], 'language' | 't'>

/**
 * A verdict in the language of whoever reads it (`req.i18n`): dates, numbers and names of countries are
 * those of the language. What people wrote, a source's name or its terms, is cleaned of what is invisible
 * and isolated (UAX #9 §2.4), so that it cannot turn the sentence round it.
 */
export const rightsSentences = ({
  i18n,
  verdict,
}: {
  i18n: Reader
  verdict: Pick<RightsVerdict, 'reasons' | 'state'>
}): RightsSentences => ({
  reasons: verdict.reasons.map((reason) => sentenceOf({ i18n, reason })),
  state: translate({ key: `rightsState:${verdict.state}`, t: i18n.t }),
})

const sentenceOf = ({ i18n, reason }: { i18n: Reader; reason: RightsReason }): string => {
  const told = wordsOf({ i18n, values: reason.values })
  return translate({ key: `rightsReason:${reason.code}`, t: i18n.t }).replace(
    /\{\{(\w+)\}\}/g,
    (_, name: string) =>
      told[name as keyof ReasonValues] ?? translate({ key: 'sourceKind:unknown', t: i18n.t }),
  )
}

const wordsOf = ({
  i18n: { language },
  values,
}: {
  i18n: Reader
  values: ReasonValues
}): Partial<Record<keyof ReasonValues, string>> => {
  const locale = language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : language
  const { characters, date, territories, territory, ...written } = values
  return {
    ...Object.fromEntries(
      Object.entries(written).map(([name, text]) => [name, `\u2068${cleanText(text)}\u2069`]),
    ),
    ...(characters === undefined
      ? {}
      : { characters: new Intl.NumberFormat(locale).format(characters) }),
    ...(date === undefined ? {} : { date: dayIn({ date, locale }) }),
    ...(territory === undefined ? {} : { territory: placesIn({ codes: [territory], locale }) }),
    ...(territories === undefined ? {} : { territories: placesIn({ codes: territories, locale }) }),
  }
}

const dayIn = ({ date, locale }: { date: string; locale: string }): string => {
  const moment = Date.parse(date)
  return Number.isNaN(moment)
    ? cleanText(date)
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(moment)
}

/** As many are named as a person reads; the rest are counted by the dots. */
const mostPlaces = 12

const placesIn = ({ codes, locale }: { codes: readonly string[]; locale: string }): string => {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const told = codes
    .slice(0, mostPlaces)
    .map((code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : cleanText(code)))
  return new Intl.ListFormat(locale, { type: 'unit' }).format(
    codes.length > mostPlaces ? [...told, '…'] : told,
  )
}
