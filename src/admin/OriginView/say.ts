import type { TranslationKey } from '../../translations/label.ts'

/** Our string in the language of the screen. */
export type Say = (key: TranslationKey) => string
