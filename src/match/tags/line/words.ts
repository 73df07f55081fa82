import { wordSpans, type WordSpan } from '../../../text/words.ts'

/** A word of a text with its match key and its place in UTF-16 offsets, end exclusive. */
export type Word = WordSpan & {
  raw: string
  /** A sentence mark, a list mark, a free-standing dash or a line end stands before it. */
  breakBefore: boolean
  /** What parts it from the word before, where that is no white space: «كوفيد-19», «وقف_إطلاق». */
  glue: string | null
}

/** Marks no phrase runs across. A lone tatweel is a dash. */
const BREAK = /[.!?؟،,؛;:…\n\r\t|•·/—–#]|\s[-ـ]|[-ـ]\s/
const DECIMAL = /^[.,٫]$/
const DIGIT_FIRST = /^[0-9]/

/**
 * Cuts a text into words. Quotes and brackets do not part words («حركة «حماس»» is one phrase);
 * sentence marks, list marks and free-standing dashes do.
 */
export const wordsOf = (text: string): Word[] => {
  const spans = wordSpans(text)
  return spans.map((_, at) => wordAt({ at, spans, text }))
}

/** One word of a text, by the spans of all of them. */
export const wordAt = ({
  at,
  spans,
  text,
}: {
  at: number
  spans: readonly WordSpan[]
  text: string
}): Word => {
  const { key, start, end } = spans[at] as WordSpan
  const from = spans[at - 1]?.end ?? 0
  const gap = start - from === 1 && text.charCodeAt(from) === SPACE ? ' ' : text.slice(from, start)
  const spaced = gap === ' '
  return {
    key,
    start,
    end,
    raw: text.slice(start, end),
    breakBefore: !spaced && BREAK.test(gap) && !(DECIMAL.test(gap) && DIGIT_FIRST.test(key)),
    glue: spaced || at === 0 || /\s/.test(gap) ? null : gap,
  }
}

const SPACE = 0x20

/** The words as they are written, single spaces between them; «_» is a space. */
export const spellingOf = (words: readonly Word[]): string => {
  let text = ''
  for (const { glue, raw } of words) {
    const spaced = glue === null || glue.includes('_') || glue.length > LONGEST_GLUE
    text += text === '' ? raw : (spaced ? ' ' : glue) + raw
  }
  return text
}

const LONGEST_GLUE = 3

/** Whether a key has letters enough for a name: bare numbers and single letters are no tags. */
export const isWordlike = (key: string): boolean => /\p{L}{2}/u.test(key)
