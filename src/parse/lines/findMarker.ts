import { type Marker, markers } from '../markers.ts'
import type { Span } from '../types.ts'
import { fold, invisible, isWordUnit, lamAlef, mark } from './fold.ts'

/** A marker's phrase in folded text; `end` is where what follows it begins. */
export type MarkerHit = Span & { marker: Marker }

/** The marker whose phrase begins exactly at `at`, if any, within `end`. */
export const markerAt = ({
  folded,
  at,
  end,
}: {
  folded: string
  at: number
  end: number
}): MarkerHit | null => {
  if (firstUnits[folded.charCodeAt(at)] !== 1) return null
  phraseAt.lastIndex = at
  const text = phraseAt.exec(folded)?.[0]
  return text === undefined ? null : toHit({ folded, end, start: at, text })
}

/**
 * Every marker phrase inside a line that stands free of the word before it, in order. What it means
 * there is for the caller to say.
 */
export const markersWithin = ({ folded, start, end }: Span & { folded: string }): MarkerHit[] => {
  const hits: MarkerHit[] = []
  // By one expression, in the line alone: to try each place by itself takes twice as long.
  const line = folded.slice(start, end)
  phraseWithin.lastIndex = 0
  for (let match = phraseWithin.exec(line); match; match = phraseWithin.exec(line)) {
    const at = start + match.index
    const isFree = !isWordUnit(folded.charCodeAt(at - 1))
    const hit = isFree ? toHit({ folded, end, start: at, text: match[0] }) : null
    if (hit) hits.push(hit)
    phraseWithin.lastIndex = (hit ? hit.end : at + 1) - start
  }
  return hits
}

/**
 * Past what may stand before a marker: bullets, brackets, stars, signs, emoji with the selectors that
 * follow them; after a copyright
 * sign the year too. Not past quotes: a quoted marker is somebody's words.
 */
export const skipDecoration = ({ folded, start, end }: Span & { folded: string }): number => {
  let at = start
  let copyright = false
  for (; at < end; at += 1) {
    const unit = folded.charCodeAt(at)
    if (quotes.has(unit)) return at
    if (unit === copyrightSign) copyright = true
    if (unit !== markUnit && isWordUnit(unit) && !(copyright && isDigit(unit))) return at
  }
  return at
}

const ignorable = `[${invisible}${mark}]*`
const gap = `[ ${invisible}${mark}]+`

/** In a phrase, la may be written as one ligature; between any two letters anything ignorable. */
const wordPattern = (word: string): string =>
  Array.from(word.replaceAll('لا', lamAlef), (letter) =>
    letter === lamAlef ? `(?:ل${ignorable}ا|${lamAlef})` : letter,
  ).join(ignorable)

const byPhrase = new Map(markers.map((marker) => [spelling(fold(marker.phrase)), marker]))

const phrasePatterns = [...byPhrase.keys()]
  .sort((a, b) => b.length - a.length)
  .map((phrase) => phrase.split(' ').map(wordPattern).join(gap))

const anyPhrase = `(?:${phrasePatterns.join('|')})${ignorable}`
const phraseAt = new RegExp(anyPhrase, 'y')

/** The letters that nearly all words are made of: what stands right after one is not even tried. */
const phraseWithin = new RegExp(`(?<![${mark}ء-ي0-9a-z])${anyPhrase}`, 'g')

/** 1 for a unit that a phrase begins with. */
const firstUnits = new Uint8Array(0x10000)
for (const phrase of byPhrase.keys()) firstUnits[phrase.charCodeAt(0)] = 1

/** A phrase without what the pattern lets pass, to look its marker up by. */
function spelling(phrase: string): string {
  return phrase
    .replaceAll(new RegExp(`[${invisible}${mark}]`, 'g'), '')
    .replaceAll(lamAlef, 'لا')
    .replaceAll(/ +/g, ' ')
    .trim()
}

const toHit = ({
  folded,
  end,
  start,
  text,
}: Span & { folded: string; text: string }): MarkerHit | null => {
  // The pattern also takes what it may ignore, and with it the invisible first half of a CRLF.
  const hitEnd = Math.min(end, start + text.length)
  if (hitEnd < end && isWordUnit(folded.charCodeAt(hitEnd))) return null
  const marker = byPhrase.get(text) ?? byPhrase.get(spelling(text))
  return marker ? { marker, start, end: hitEnd } : null
}

const quotes = new Set(Array.from('"\'«»“”„‘’‹›', (quote) => quote.charCodeAt(0)))
const copyrightSign = 0xa9
const markUnit = mark.charCodeAt(0)
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
