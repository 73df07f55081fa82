import type { LabelFunction } from 'payload'

import { ar } from './ar.ts'
import { en } from './en.ts'
import { namespace } from './index.ts'

type KeysOf<Strings> = {
  [Section in keyof Strings & string]: `${Section}:${keyof Strings[Section] & string}`
}[keyof Strings & string]

/** A string's address: its section and its name, for example `articles:headline`. */
export type TranslationKey = KeysOf<typeof en>

/**
 * The same in every language at once, for the rich text field: its editor keeps the first label it is
 * given, whatever the language of the next reader.
 */
export const recordLabel = (key: TranslationKey): Record<string, string> => {
  const [section, name] = key.split(':') as [keyof typeof en, string]
  const pick = (strings: typeof en) => (strings[section] as Record<string, string>)[name] ?? key
  return { ar: pick(ar), en: pick(en) }
}

type Translate = (key: string, values?: Readonly<Record<string, string>>) => string

/** A label that Payload asks for in the language of whoever looks. */
export const label =
  (key: TranslationKey): LabelFunction =>
  ({ t }) =>
    translate({ key, t })

/**
 * Our string in the reader's language. Payload types `t` by its own keys only, which is why the
 * function is widened here, in one place, and narrowed again by `TranslationKey`.
 */
export const translate = ({
  key,
  t,
  values,
}: {
  key: TranslationKey
  t: unknown
  /** What stands in double braces in the string. */
  values?: Readonly<Record<string, string>>
}): string => (t as Translate)(`${namespace}:${key}`, values)

type Section = keyof typeof en

/** Options of a select field, labelled from the section of the same name. */
export const optionsOf = <Name extends Section>({
  section,
  values,
}: {
  section: Name
  values: readonly (keyof (typeof en)[Name] & string)[]
}) => values.map((value) => ({ label: label(`${section}:${value}` as TranslationKey), value }))
