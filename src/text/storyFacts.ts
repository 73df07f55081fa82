import { MONTHS, WEEKDAYS } from './tables/calendar.ts'
import { NUMBERS } from './tables/numbers.ts'
import { NEGATIONS, OPPOSITES } from './tables/opposites.ts'
import { keyWords } from './words.ts'

/**
 * What a title asserts that a near-equal title must assert too.
 * `numbers` in order, digits and words alike (`3` for 3, ٣ and ثلاثة; `3rd` for ثالث); `dates` the
 * distinct weekdays and months, sorted; `denies` whether it holds a negation; `opposites` the sides
 * it takes, one signed number for each pair of opposites.
 */
export type StoryFacts = {
  numbers: string[]
  dates: string[]
  denies: boolean
  opposites: number[]
}

/** Reads the facts of a title from its key. */
export function storyFacts(key: string): StoryFacts {
  const words = keyWords(key)
  const numbers: string[] = []
  const dates = new Set<string>()
  const opposites = new Set<number>()
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const next = words[index + 1]
    const longMonth = next === undefined ? undefined : lookUp({ table: MONTHS, word, next })
    const date = longMonth ?? lookUp({ table: WEEKDAYS, word }) ?? lookUp({ table: MONTHS, word })
    if (date !== undefined) dates.add(date)
    if (longMonth !== undefined) index += 1
    else if (date === undefined) numbers.push(...numbersIn(word))
    for (const side of lookUp({ table: OPPOSITES, word }) ?? []) opposites.add(side)
  }
  return {
    numbers,
    dates: [...dates].sort(),
    denies: words.some((word) => NEGATIONS.has(word)),
    opposites: [...opposites],
  }
}

function numbersIn(word: string): string[] {
  const digits = word.match(/[0-9]+/g)
  if (digits) return digits
  const number = lookUp({ table: NUMBERS, word })
  return number === undefined ? [] : [number]
}

/** Looks up a word, or two in a row, as written and without what clings to the first. */
function lookUp<Value>({
  table,
  word,
  next,
}: {
  table: ReadonlyMap<string, Value>
  word: string
  next?: string
}): Value | undefined {
  for (const bare of withoutClitics(word)) {
    const value = table.get(next === undefined ? bare : `${bare} ${next}`)
    if (value !== undefined) return value
  }
  return undefined
}

/**
 * The word, and the word without what clings to it: و or ف, then ب, ك or ل, then the article; لل is
 * ل with the article. What would leave fewer than three letters is left on: باب is not "in August".
 */
function withoutClitics(word: string): string[] {
  const afterAnd = word.replace(/^[وف]/, '')
  const forms = [word, afterAnd, withoutPreposition(word), withoutPreposition(afterAnd)]
  const bare = forms.flatMap((form) => (form.startsWith('ال') ? form.slice(2) : []))
  return [word, ...[...forms, ...bare].filter((form) => form.length >= 3)]
}

function withoutPreposition(word: string): string {
  return word.startsWith('لل') ? `ال${word.slice(2)}` : word.replace(/^[بكل]/, '')
}
