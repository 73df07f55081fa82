import { wordStems } from '../../../text/stem.ts'
import { remember } from '../../../text/remember.ts'
import type { SearchQuery } from '../query/parseQuery.ts'
import { wordForms } from '../query/wordForms.ts'
import type { Candidate } from './findCandidates.ts'

/** What the parts of a rank weigh; the headline counts before all that follows together. */
const weights = { deck: 1, headline: 4, order: 1, recency: 1.5 } as const

/** Days after which an issue counts half as new. */
const halfLife = 180

/**
 * Candidates, the best first: by how much of the query stands in the headline and how exactly, whether in
 * the same order, how much in the deck, and how new the issue is. What is equal goes by the issue, the
 * newest first, so that the order is the same on every page.
 */
export const rank = <One extends Pick<Candidate, 'front' | 'issuedAt' | 'seq'>>({
  candidates,
  now,
  query: { phrases, words },
}: {
  candidates: readonly One[]
  now: Date
  query: Pick<SearchQuery, 'phrases' | 'words'>
}): One[] => {
  const asked = askedFor([...words, ...phrases.flat()])
  // Whole days: a search and its second page are not told apart by the seconds between them.
  const today = Math.floor(now.getTime() / day)
  const scored = candidates.map((one) => ({ one, score: scoreOf({ asked, one, today }) }))
  return scored.sort((a, b) => b.score - a.score || b.one.seq - a.one.seq).map(({ one }) => one)
}

type Asked = {
  /** How many words. */
  count: number
  /** How exactly a word of a text answers each of them, 0 to 1; null where it answers none. */
  qualitiesOf: (own: string) => null | readonly number[]
}

const day = 86_400_000

const scoreOf = ({
  asked,
  one: { front, issuedAt },
  today,
}: {
  asked: Asked
  one: Pick<Candidate, 'front' | 'issuedAt'>
  today: number
}): number => {
  const [headline = '', deck = ''] = front.split('\n')
  const age = Math.max(0, today - issuedAt / day)
  const inHeadline = answered({ asked, words: wordsOf(headline) })
  const inDeck = answered({ asked, words: wordsOf(deck) })
  return (
    weights.headline * inHeadline.share +
    weights.order * inHeadline.order +
    weights.deck * inDeck.share +
    weights.recency * 2 ** (-age / halfLife)
  )
}

/** How much of a query a line answers, and how many of its words stand beside each other as asked; 0 to 1. */
const answered = ({
  asked,
  words,
}: {
  asked: Asked
  words: readonly string[]
}): { order: number; share: number } => {
  if (asked.count === 0 || words.length === 0) return { order: 0, share: 0 }
  // Plain loops, for some ten thousand words are looked at for each search, and nearly all answer nothing.
  const best = new Array<number>(asked.count).fill(0)
  const places = new Array<number>(asked.count).fill(-1)
  for (let at = 0; at < words.length; at += 1) {
    const qualities = asked.qualitiesOf(words[at] ?? '')
    if (qualities === null) continue
    for (let word = 0; word < asked.count; word += 1) {
      const quality = qualities[word] ?? 0
      if (quality > (best[word] ?? 0)) [best[word], places[word]] = [quality, at]
    }
  }
  const share = best.reduce((sum, quality) => sum + quality, 0) / asked.count
  const pairs = places.filter((at, word) => at > 0 && word > 0 && places[word - 1] === at - 1)
  return { order: asked.count > 1 ? pairs.length / (asked.count - 1) : 0, share }
}

/** The headlines of one search share their words, so each is looked at once. */
const askedFor = (words: readonly string[]): Asked => {
  const askers = words.map((word) => {
    const forms = new Set(wordForms(word))
    const stems = new Set(wordStems(word))
    return (own: string) => (own === word ? 1 : qualityOf({ forms, own, stems }))
  })
  const known = new Map<string, null | readonly number[]>()
  const qualitiesOf = (own: string) => {
    const before = known.get(own)
    if (before !== undefined) return before
    const qualities = askers.map((ask) => ask(own))
    const telling = qualities.some((quality) => quality > 0) ? qualities : null
    known.set(own, telling)
    return telling
  }
  return { count: words.length, qualitiesOf }
}

const qualityOf = ({
  forms,
  own,
  stems,
}: {
  forms: ReadonlySet<string>
  own: string
  stems: ReadonlySet<string>
}): number => {
  const ownStems = stemsOf(own)
  if (ownStems.some((stem) => stems.has(stem))) return 0.85
  return forms.has(own) || ownStems.some((stem) => forms.has(stem)) ? 0.7 : 0
}

const stemsOf = remember({ answer: wordStems, most: 50_000 })

const wordsOf = (line: string): string[] => (line === '' ? [] : line.split(' '))
