/** A piece of a line: Latin words with the digits and signs that belong to them, or anything else. */
export type Run = { isLatin: boolean; text: string }

/** What a Latin word may be written with, digits and the signs inside it included. */
const written = /([\p{Script=Latin}\u0300-\u036F\d+#@&'’./:_-]+)/u
const latin = /\p{Script=Latin}/u
const startsWithDigit = /^\d/

/**
 * Cuts a line into Latin runs and the rest; together they are the line again. Neighbouring words are
 * one run, with a number after them («COP 29»). Digits alone are none: the bidi algorithm sets
 * «2020-2021» in the order in which Arabic readers expect it.
 */
export const latinRuns = (text: string): Run[] => {
  const runs: Run[] = []
  const add = (run: Run) => {
    if (run.text === '') return
    const last = runs.at(-1)
    if (last?.isLatin === run.isLatin) last.text += run.text
    else runs.push(run)
  }
  text.split(written).forEach((part, at) => {
    const continues = follows(runs)
    const isLatin = at % 2 === 1 && (latin.test(part) || (continues && startsWithDigit.test(part)))
    if (!isLatin) {
      add({ isLatin, text: part })
      return
    }
    if (continues) {
      runs.pop()
      add({ isLatin, text: ' ' })
    }
    const [before, word, after] = apart(part)
    add({ isLatin: continues, text: before })
    add({ isLatin, text: word })
    add({ isLatin: false, text: after })
  })
  return runs
}

/** Whether the line so far ends in a Latin run and one space. */
const follows = (runs: Run[]): boolean => runs.at(-1)?.text === ' ' && runs.at(-2)?.isLatin === true

/** Signs before a word, the word, and the stops after it, which belong to the Arabic sentence. */
const apart = (part: string): [before: string, word: string, after: string] => {
  let start = 0
  let end = part.length
  while (start < end && "&'’./:_-".includes(part.charAt(start))) start += 1
  while (end > start && "&'’./:_-".includes(part.charAt(end - 1))) end -= 1
  return [part.slice(0, start), part.slice(start, end), part.slice(end)]
}
