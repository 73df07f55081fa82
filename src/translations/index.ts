import { ar } from './ar.ts'
import { en } from './en.ts'

/** The namespace under which our strings live beside Payload's own. */
export const namespace = 'nashra'

/** Our strings, in the form that Payload's `i18n.translations` takes. */
export const translations = {
  ar: { [namespace]: ar },
  en: { [namespace]: en },
}
