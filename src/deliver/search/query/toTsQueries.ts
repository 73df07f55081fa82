import type { SearchQuery } from './parseQuery.ts'
import { wordTerms } from './wordForms.ts'
import { wordStems } from '../../../text/stem.ts'

/** Words of a query from `start` up to `end`, exclusive, that are a name; and what else stands for it. */
export type Synonym = {
  end: number
  /** Terms of tags and sources, as the vectors hold them: `#t…`, `#s…`. */
  marks: string[]
  /** Other names of the same, as words of match keys. */
  names: string[][]
  start: number
}

/**
 * What is asked of the vectors, in the words of Postgres's `tsquery`: conditions of which all must hold, as
 * many of the fronts as of the texts.
 *
 * - `fronts`: what headline, deck, tags or source answer by themselves
 * - `texts`: what the whole article answers
 *
 * `filters` are alternatives of terms, one of each of which must be there; of `unless` none may be.
 */
export const toTsQueries = ({
  filters,
  query: { excluded, phrases, words },
  synonyms,
  unless = [],
}: {
  filters: readonly (readonly string[])[]
  query: SearchQuery
  synonyms: readonly Synonym[]
  unless?: readonly string[]
}): { fronts: string[]; texts: string[] } => {
  const without = new Set([...excluded.flatMap((word) => [word, ...wordStems(word)]), ...unless])
  const tier = (sign: '' | '^'): string[] => {
    const [first = '', ...rest] = [
      ...withSynonyms({ sign, synonyms, words }),
      ...[...new Set(phrases.flat())].map((word) => term(sign + word)),
      ...filters.map(anyOf),
    ]
    // By itself a word that may not be there would have the whole index read.
    return [[first, ...[...without].map((word) => `!${term(word)}`)].join(' & '), ...rest]
  }
  return { fronts: tier('^'), texts: tier('') }
}

const withSynonyms = ({
  sign,
  synonyms,
  words,
}: {
  sign: string
  synonyms: readonly Synonym[]
  words: readonly string[]
}): string[] => {
  const asked: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const synonym = synonyms.find(({ start }) => start === at)
    const end = synonym?.end ?? at + 1
    const own = allOf(words.slice(at, end).map((word) => formsOf({ sign, word })))
    const others = (synonym?.names ?? []).map((name) =>
      allOf(name.map((word) => formsOf({ sign, word }))),
    )
    const marks = (synonym?.marks ?? []).map(term)
    asked.push(synonym ? `(${[own, ...others, ...marks].join(' | ')})` : own)
    at = end - 1
  }
  return asked
}

const formsOf = ({ sign, word }: { sign: string; word: string }): string =>
  anyOf(wordTerms(word).map((form) => sign + form))

const anyOf = (terms: readonly string[]): string => `(${terms.map(term).join(' | ')})`
const allOf = (parts: readonly string[]): string => `(${parts.join(' & ')})`

/** Keys hold letters and digits only; a quote inside is doubled all the same. */
const term = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
