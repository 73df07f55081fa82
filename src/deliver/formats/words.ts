import { ar } from '../../translations/ar.ts'
import { en } from '../../translations/en.ts'

/** The words that stand beside an article, in English for English texts and in Arabic for all others. */
export const wordsFor = (language: string) => (/^en\b/i.test(language) ? en : ar)

/** A sentence with values in the places that double braces name. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
