import type { Slugs } from '../../../collections/slugs.ts'
import type { TranslationKey } from '../../translations/label.ts'

/** Our string in the language of the screen. */
export type Say = (key: TranslationKey, values?: Readonly<Record<string, string>>) => string

/** What every part of the screen is drawn with. */
export type PageArgs = {
  /** A path below the panel as an address. */
  hrefOf: (path: `/${string}`) => string
  /** For `Intl`. */
  locale: string
  say: Say
  slugs: Slugs
}
