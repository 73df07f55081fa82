/** A token without the clitic that hangs on it. */
export type Clitic = {
  form: string
  /** Letters to take from the front of the token as written. */
  removed: number
  /** The article was hidden in «لل»: put it back in front. */
  article: boolean
}

const CONJUNCTIONS = 'وف'
const PREPOSITIONS = 'بكل'
const CLITICS = CONJUNCTIONS + PREPOSITIONS
const NONE: readonly Clitic[] = []
/** Fewer letters than this are no word with its clitic off, but the tail of another. */
const SHORTEST = 3

const prepositionOff = (token: string, before: number, out: Clitic[]): void => {
  if (!PREPOSITIONS.includes(token.charAt(0))) return
  if (token.length > SHORTEST) {
    out.push({ form: token.slice(1), removed: before + 1, article: false })
  }
  if (!token.startsWith('لل')) return
  // للأمم = ل + الأمم, but للغة = ل + اللغة: two ل meet only two.
  out.push({ form: `ال${token.slice(2)}`, removed: before + 2, article: true })
  out.push({ form: `ال${token.slice(1)}`, removed: before + 1, article: true })
}

/**
 * The forms a token may have without و ف ب ل ك لل before it, the token itself not among them.
 *
 * @param token a match key of one word
 */
export const withoutClitics = (token: string): readonly Clitic[] => {
  if (!CLITICS.includes(token.charAt(0))) return NONE
  const out: Clitic[] = []
  if (CONJUNCTIONS.includes(token.charAt(0)) && token.length > SHORTEST) {
    const rest = token.slice(1)
    out.push({ form: rest, removed: 1, article: false })
    prepositionOff(rest, 1, out)
  }
  prepositionOff(token, 0, out)
  return out
}

const LETTER_AND_MARKS = /^\p{L}[\p{M}\u0640\u200B-\u200F\u2060-\u2069]*/u

/** Takes the clitic off a spelling: «بـالأمم» → «الأمم», «وللأمم» → «الأمم». */
export const takeCliticOff = ({
  spelling,
  clitic,
}: {
  spelling: string
  clitic: Clitic
}): string => {
  let rest = spelling
  for (let n = 0; n < clitic.removed; n += 1) rest = rest.replace(LETTER_AND_MARKS, '')
  return clitic.article ? `ال${rest}` : rest
}
