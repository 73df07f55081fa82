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
  /** What words of texts that were met before answer, by their hashes. */
  known: Map<number, Met>
  /** How exactly a word of a text answers each of them, 0 to 1; null where it answers none. */
  qualitiesOf: (own: string) => null | readonly number[]
}

type Met = { length: number; qualities: null | readonly number[] }

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
  const headline = front.includes('\n') ? front.indexOf('\n') : front.length
  const age = Math.max(0, today - issuedAt / day)
  const inHeadline = answered({ asked, from: 0, text: front, until: headline })
  const inDeck = answered({ asked, from: headline + 1, text: front, until: front.length })
  return (
    weights.headline * inHeadline.share +
    weights.order * inHeadline.order +
    weights.deck * inDeck.share +
    weights.recency * 2 ** (-age / halfLife)
  )
}

/**
 * How much of a query a line answers, and how many of its words stand beside each other as asked; 0 to 1.
 *
 * Nearly all of some ten thousand words of a search answer nothing. So each is hashed where it stands (by FNV-1a)
 * and cut out only where it is new: two words of one hash and length would count as one, in the order alone.
 */
const answered = ({
  asked: { count, known, qualitiesOf },
  from,
  text,
  until,
}: {
  asked: Asked
  from: number
  text: string
  until: number
}): { order: number; share: number } => {
  if (count === 0 || until <= from) return nothing
  let answers: { best: number[]; places: number[] } | null = null
  let [hash, place, start] = [fnv.offset, 0, from]
  for (let at = from; at <= until; at += 1) {
    const code = at === until ? space : text.charCodeAt(at)
    if (code !== space) {
      hash = Math.imul(hash ^ code, fnv.prime)
      continue
    }
    const key = hash >>> 2
    let met = known.get(key)
    if (met?.length !== at - start) {
      met = { length: at - start, qualities: qualitiesOf(text.slice(start, at)) }
      known.set(key, met)
    }
    if (met.qualities !== null) {
      answers ??= {
        best: new Array<number>(count).fill(0),
        places: new Array<number>(count).fill(-1),
      }
      const { best, places } = answers
      for (let word = 0; word < count; word += 1) {
        const quality = met.qualities[word] ?? 0
        if (quality > (best[word] ?? 0)) [best[word], places[word]] = [quality, place]
      }
    }
    ;[hash, place, start] = [fnv.offset, place + 1, at + 1]
  }
  if (answers === null) return nothing
  const { best, places } = answers
  const share = best.reduce((sum, quality) => sum + quality, 0) / count
  const pairs = places.filter((at, word) => at > 0 && word > 0 && places[word - 1] === at - 1)
  return { order: count > 1 ? pairs.length / (count - 1) : 0, share }
}

const nothing = { order: 0, share: 0 }
const space = 32
const fnv = { offset: 2_166_136_261 | 0, prime: 16_777_619 }

/** The headlines of one search share their words, so each is looked at once. */
const askedFor = (words: readonly string[]): Asked => {
  const askers = words.map((word) => {
    const forms = new Set(wordForms(word))
    const stems = new Set(wordStems(word))
    return (own: string) => (own === word ? 1 : qualityOf({ forms, own, stems }))
  })
  const qualitiesOf = (own: string) => {
    const qualities = askers.map((ask) => ask(own))
    return qualities.some((quality) => quality > 0) ? qualities : null
  }
  return { count: words.length, known: new Map(), qualitiesOf }
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
