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
  const asked = [...words, ...phrases.flat()].map(askedFor)
  // Whole days: a search and its second page are not told apart by the seconds between them.
  const today = Math.floor(now.getTime() / day)
  const scored = candidates.map((one) => ({ one, score: scoreOf({ asked, one, today }) }))
  return scored.sort((a, b) => b.score - a.score || b.one.seq - a.one.seq).map(({ one }) => one)
}

/** How exactly a word of a text answers a word of the query, 0 to 1. */
type Asked = (own: string) => number

const day = 86_400_000

const scoreOf = ({
  asked,
  one: { front, issuedAt },
  today,
}: {
  asked: readonly Asked[]
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
  asked: readonly Asked[]
  words: readonly string[]
}): { order: number; share: number } => {
  if (asked.length === 0 || words.length === 0) return { order: 0, share: 0 }
  // Plain loops, for some ten thousand words are looked at for each search.
  let [pairs, sum, before] = [0, 0, -1]
  for (const qualityOf of asked) {
    let [best, place] = [0, -1]
    for (let at = 0; at < words.length; at += 1) {
      const quality = qualityOf(words[at] ?? '')
      if (quality > best) [best, place] = [quality, at]
    }
    sum += best
    if (place >= 0 && before >= 0 && place - before === 1) pairs += 1
    before = place
  }
  return { order: asked.length > 1 ? pairs / (asked.length - 1) : 0, share: sum / asked.length }
}

/** The headlines of one search share their words, so each is looked at once. */
const askedFor = (word: string): Asked => {
  const forms = new Set(wordForms(word))
  const stems = new Set(wordStems(word))
  const known = new Map<string, number>()
  return (own) => {
    const before = known.get(own)
    if (before !== undefined) return before
    const quality = own === word ? 1 : qualityOf({ forms, own, stems })
    known.set(own, quality)
    return quality
  }
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
