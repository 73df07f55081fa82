import { storyFacts } from '../../text/storyFacts.ts'
import { runHash, type NumberedWords } from './shingles.ts'

/** Words of a statement around its fact: with fewer, «نحو 5 في المئة» stands anywhere. */
const SPAN = 5
/** Words of it that are no facts: five figures in a row do not say what they count. */
const LEAST_SAID = 2
/** Share of the statements common to both texts that may differ by chance. */
const BY_CHANCE = 0.2

/**
 * Whether one text states another figure, weekday, month or opposite where the other says the same in
 * the same words: «بلغت 12 قتيلا» and «بلغت 15 قتيلا», «ارتفع» and «تراجع». So bulletins of two days
 * differ, and a report from the one before it.
 *
 * A statement that only one text has contradicts nothing. Of what a text states of several things (a
 * list of prices) one value in common is agreement. Where values differ, either both are found in
 * their own text only, or a fifth of all statements differ: two texts in another order of paragraphs
 * have some windows over the seams in which figures seem to have changed places.
 */
export const hasFactConflict = ({ one, other, words }: NumberedWords): boolean => {
  const facts = words.map((word) => knownFact(word))
  const ours = statementsOf({ facts, text: one })
  const theirs = statementsOf({ facts, text: other })
  const own = { ours: valuesOf({ facts, text: one }), theirs: valuesOf({ facts, text: other }) }
  let common = 0
  let differing = 0
  for (const [key, stated] of theirs) {
    const before = ours.get(key)
    if (!before) continue
    common += 1
    if ([...stated.keys()].some((values) => before.has(values))) continue
    differing += 1
    const [left] = before.values()
    const [right] = stated.values()
    const isOwn = left?.some((value, at) => {
      const instead = right?.[at]
      if (value === '' || instead === undefined || value === instead) return false
      return !own.theirs.has(value) && !own.ours.has(instead)
    })
    if (isOwn) return true
  }
  return differing > common * BY_CHANCE
}

/** What a word asserts: the same `kind` with another `value` in the same statement is a conflict. */
type Fact = { kind: number; value: string }

type Facts = readonly (Fact | null)[]

/** By the key of a statement with its facts left blank: the values found in it, `''` for a word. */
type Statements = Map<number, Map<string, string[]>>

const statementsOf = ({ facts, text }: { facts: Facts; text: readonly number[] }): Statements => {
  const found: Statements = new Map()
  const blanked = text.map((word) => facts[word]?.kind ?? word)
  let held = 0
  for (let end = 1; end <= text.length; end += 1) {
    const start = end - SPAN
    held += facts[text[end - 1] ?? -1] ? 1 : 0
    held -= start > 0 && facts[text[start - 1] ?? -1] ? 1 : 0
    if (start < 0 || held === 0 || held > SPAN - LEAST_SAID) continue
    const values = text.slice(start, end).map((word) => facts[word]?.value ?? '')
    const key = runHash({ end, start, words: blanked })
    const stated = found.get(key)
    if (stated) stated.set(values.join(' '), values)
    else found.set(key, new Map([[values.join(' '), values]]))
  }
  return found
}

const valuesOf = ({ facts, text }: { facts: Facts; text: readonly number[] }): Set<string> =>
  new Set(text.flatMap((word) => facts[word]?.value ?? []))

/** Kinds are below the numbers of words. */
const KIND = { date: -10, number: -11, opposite: -1000 }

const factOf = (word: string): Fact | null => {
  const { dates, numbers, opposites } = storyFacts(word)
  if (numbers.length > 0) return { kind: KIND.number, value: numbers.join(' ') }
  if (dates.length > 0) return { kind: KIND.date, value: dates.join(' ') }
  const [side] = opposites
  return side === undefined ? null : { kind: KIND.opposite - Math.abs(side), value: `side ${side}` }
}

/** The facts of words met before: reading a word's facts costs more than all the rest. */
const known = new Map<string, Fact | null>()
const MOST_KNOWN = 20_000

const knownFact = (word: string): Fact | null => {
  const before = known.get(word)
  if (before !== undefined) return before
  if (known.size === MOST_KNOWN) known.clear()
  const fact = factOf(word)
  known.set(word, fact)
  return fact
}
