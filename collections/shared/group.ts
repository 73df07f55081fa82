import { ar } from '../../src/translations/ar.ts'
import { en } from '../../src/translations/en.ts'

/** A heading of the admin's navigation; Payload takes these as a record, not as a function. */
export const translatedGroup = (group: keyof typeof en.groups): Record<string, string> => ({
  ar: ar.groups[group],
  en: en.groups[group],
})
