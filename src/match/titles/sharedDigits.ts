import { NUMBERS } from '../../text/tables/numbers.ts'

/**
 * Digits that stand in every title that may be suggested for this one, because such titles tell the same
 * numbers: its longest run of three and more that no word spells («مئة»); null where it has none. A
 * database finds the titles that hold such a run at once, where near ones are sought slowly.
 *
 * @param key title key
 */
export const sharedDigits = (key: string): null | string =>
  (key.match(LONG_RUNS) ?? [])
    .filter((digits) => !IN_WORDS.has(digits))
    .reduce<null | string>(
      (longest, digits) => (digits.length > (longest?.length ?? 0) ? digits : longest),
      null,
    )

/** Shorter ones are no trigram, and stand in too many titles. */
const LONG_RUNS = /[0-9]{3,}/g
const IN_WORDS: ReadonlySet<string> = new Set(NUMBERS.values())
