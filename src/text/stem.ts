import { matchKey } from './matchKey.ts'
import { keyWords } from './words.ts'

/**
 * The light stem of a word, by the algorithm "light10" (Larkey, Ballesteros & Connell, "Light
 * Stemming for Arabic Information Retrieval", 2007) with the length limits of Lucene's
 * ArabicStemmer: the first fitting prefix goes, then every suffix in turn. A prefix must leave two
 * letters, the waw three; a suffix must leave two. Input: one word of a match key. Words of other
 * scripts come back as they are.
 */
export function stemWord(foldedWord: string): string {
  return withoutSuffixes(withoutPrefix(foldedWord))
}

/**
 * The stems of a word of a match key, the likelier first: its light stem, and for a word whose
 * waw the stemmer took for "and" also the stem with the waw, which may be its own (ولايات, وزير).
 * Words with two accepted spellings are stemmed in one of them (مائة as مئة).
 */
export function wordStems(key: string): string[] {
  const word = commonSpelling(key)
  const bare = withoutPrefix(word)
  const stem = withoutSuffixes(bare)
  return `و${bare}` === word ? [stem, withoutSuffixes(word)] : [stem]
}

/**
 * What a text is found by: `keys`, the words of its match key in order, repeats kept; `stems`, the
 * distinct stems that are not among the keys, in order of appearance.
 */
export function searchTerms(text: string): { keys: string[]; stems: string[] } {
  const keys = keyWords(matchKey(text))
  return { keys, stems: stemsBeside(keys) }
}

/** The distinct stems of words of a match key that are not among them, in order of appearance. */
export function stemsBeside(keys: readonly string[]): string[] {
  if (vocabulary.size + keys.length > MOST_WORDS) vocabulary.clear()
  // What is longer than the vocabulary has one of its own, which goes with it.
  const terms = keys.length > MOST_WORDS ? new Map<string, Term>() : vocabulary
  asked += 1
  const met: Term[] = []
  for (const key of keys) {
    const term = termOf({ terms, text: key })
    if (term.isKeyOf === asked) continue
    term.isKeyOf = asked
    met.push(term)
  }
  const stems: string[] = []
  for (const term of met) {
    term.stems ??= wordStems(term.text).map((text) => termOf({ terms, text }))
    for (const stem of term.stems) {
      if (stem.isKeyOf === asked || stem.isStemOf === asked) continue
      stem.isStemOf = asked
      stems.push(stem.text)
    }
  }
  return stems
}

/**
 * A word as it was met in texts: its stems, once they were asked for, and the numbers of the last texts
 * that have it as a key and as a stem. So one look-up a word does for what else took three sets of
 * strings for each text.
 */
type Term = { isKeyOf: number; isStemOf: number; stems: null | readonly Term[]; text: string }

/** The vocabulary of a newspaper's years: most words of a text were met in others. */
const vocabulary = new Map<string, Term>()
/** It is emptied before it has more, but for their stems, so that hostile words cost no more memory than that. */
const MOST_WORDS = 100_000
let asked = 0

const termOf = ({ terms, text }: { terms: Map<string, Term>; text: string }): Term => {
  const before = terms.get(text)
  if (before) return before
  const term: Term = { isKeyOf: 0, isStemOf: 0, stems: null, text }
  terms.set(text, term)
  return term
}

/**
 * What a query asks for: for each of its words the terms of which a text must hold one, the key
 * first, then the stems. A text is found when {@link searchTerms} holds one term for each word.
 */
export function queryTerms(text: string): string[][] {
  return keyWords(matchKey(text)).map((key) => [...new Set([key, ...wordStems(key)])])
}

/**
 * The stored search text of one piece: its keys, and where it has stems of their own, a line break
 * and the stems. So the two lines can be weighed apart, and the whole be indexed at once with
 * Postgres's `simple` configuration.
 */
export function searchText({ text }: { text: string }): string {
  const { keys, stems } = searchTerms(text)
  return stems.length > 0 ? `${keys.join(' ')}\n${stems.join(' ')}` : keys.join(' ')
}

/** In the order in which they are tried. */
const PREFIXES = ['ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'و']
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي']

function withoutPrefix(word: string): string {
  const prefix = PREFIXES.find(
    (start) => word.startsWith(start) && word.length - start.length >= (start === 'و' ? 3 : 2),
  )
  return word.slice(prefix?.length ?? 0)
}

function withoutSuffixes(word: string): string {
  return SUFFIXES.reduce(
    (rest, end) =>
      rest.endsWith(end) && rest.length - end.length >= 2 ? rest.slice(0, -end.length) : rest,
    word,
  )
}

/**
 * Spellings that both stand in print and that folding does not join: مسئول and مسؤول, شئ and شيء,
 * مائة and مئة with its compounds. Written as match keys. حماية and its like must not be touched.
 */
const SPELLINGS = [
  { from: /مسيول/, to: 'مسوول' },
  { from: /^((?:[وفبل]?ال|لل|[وفبل])?شي)$/, to: '$1ء' },
  { from: /^((?:[وفبل]?ال|لل|[وفبل])?(?:ثلاث|اربع|خمس|ست|سبع|ثمان|ثماني|تسع)?م)ايه$/, to: '$1يه' },
] as const

function commonSpelling(key: string): string {
  return SPELLINGS.reduce((word, { from, to }) => word.replace(from, to), key)
}
