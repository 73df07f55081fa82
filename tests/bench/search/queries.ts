import type { Known } from './fill.ts'

/** A query made of an article, and the articles that it must find: own relevance judgements. */
export type Judged = { q: string; relevant: ReadonlySet<string>; rule: string }

type Rule = { fits: RegExp; name: string; vary: (word: string) => string }

const ARABIC = /^\p{Script=Arabic}{4,}$/u

/** How people write a word otherwise, by rule; each takes a word as it is printed. */
const rules: readonly Rule[] = [
  { fits: /^ال..../, name: 'no article', vary: (word) => word.slice(2) },
  { fits: /^(?!ال)[\p{Script=Arabic}]{4,}$/u, name: 'article', vary: (word) => `ال${word}` },
  { fits: ARABIC, name: 'waw', vary: (word) => `و${word}` },
  { fits: /^(?!ال)\p{Script=Arabic}{4,}$/u, name: 'beh', vary: (word) => `ب${word}` },
  { fits: /^ال\p{Script=Arabic}{4,}$/u, name: 'beh and article', vary: (word) => `ب${word}` },
  {
    fits: /^ال\p{Script=Arabic}{4,}$/u,
    name: 'lam and article',
    vary: (word) => `لل${word.slice(2)}`,
  },
  { fits: /^(?!ال)\p{Script=Arabic}{4,}$/u, name: 'lam', vary: (word) => `ل${word}` },
  { fits: /ة$/, name: 'heh for teh marbuta', vary: (word) => word.replace(/ة$/, 'ه') },
  { fits: /[أإآ]/, name: 'no hamza', vary: (word) => word.replace(/[أإآ]/g, 'ا') },
  { fits: /^ا(?!ل)/, name: 'hamza', vary: (word) => word.replace(/^ا/, 'أ') },
  { fits: /ي$/, name: 'alef maksura for yeh', vary: (word) => word.replace(/ي$/, 'ى') },
  { fits: /ى$/, name: 'yeh for alef maksura', vary: (word) => word.replace(/ى$/, 'ي') },
  { fits: ARABIC, name: 'tatweel', vary: (word) => `${word.slice(0, 2)}ــ${word.slice(2)}` },
  { fits: ARABIC, name: 'tashkeel', vary: (word) => `${word.slice(0, 1)}َ${word.slice(1)}ُ` },
  {
    fits: /[يك]/,
    name: 'Persian letters',
    vary: (word) => word.replace(/ي/g, 'ی').replace(/ك/g, 'ک'),
  },
  {
    fits: /^[0-9]+$/,
    name: 'Arabic digits',
    vary: (word) => word.replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))),
  },
  { fits: /ة$/, name: 'pronoun', vary: (word) => word.replace(/ة$/, 'تها') },
  { fits: /ون$/, name: 'ين for ون', vary: (word) => word.replace(/ون$/, 'ين') },
  { fits: /ين$/, name: 'ون for ين', vary: (word) => word.replace(/ين$/, 'ون') },
  { fits: /ات$/, name: 'singular', vary: (word) => word.replace(/ات$/, 'ة') },
  { fits: /^ال.*ة$/, name: 'plural', vary: (word) => word.replace(/ة$/, 'ات') },
  {
    fits: /^\p{Script=Arabic}{6,}$/u,
    name: 'slip',
    vary: (word) => `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`,
  },
]

/**
 * `count` queries, one rule after the other: the three rarest words of a headline, one of them varied. All
 * headlines that hold the three words, however they spell them, are relevant; queries of which more than
 * ten are, are passed over.
 */
export const judgedQueries = ({
  count,
  known,
}: {
  count: number
  known: readonly Known[]
}): Judged[] => {
  const holders = new Map<string, Set<string>>()
  for (const { front, id } of known) {
    for (const key of front.split(' ')) holders.set(key, (holders.get(key) ?? new Set()).add(id))
  }
  const judged: Judged[] = []
  let at = 0
  for (let tried = 0; judged.length < count && tried < count * 200; tried += 1) {
    // A rule that fits nothing gives way to the next.
    const rule = rules[(judged.length + Math.floor(tried / 400)) % rules.length]
    const article = known[(at = (at + 37) % known.length)]
    if (!rule || !article) break
    const query = queryOf({ article, holders, rule })
    if (query) judged.push(query)
  }
  return judged
}

const queryOf = ({
  article: { front, headline },
  holders,
  rule,
}: {
  article: Known
  holders: ReadonlyMap<string, ReadonlySet<string>>
  rule: Rule
}): Judged | null => {
  const keys = front.split(' ')
  const written = headline.split(/[\s:،.«»"؟!()-]+/u).filter(Boolean)
  // Where a word of the headline is several keys or none, the two lists do not go together.
  if (keys.length !== written.length) return null
  const rarest = keys
    .map((key, place) => ({ key, place, uses: holders.get(key)?.size ?? 0 }))
    .filter(({ key }) => key.length > 2 || /^[0-9]+$/.test(key))
    .sort((a, b) => a.uses - b.uses)
    .slice(0, 3)
  const varied = rarest.find(({ place }) => rule.fits.test(written[place] ?? ''))
  if (!varied || rarest.length < 3) return null
  const [first, ...rest] = rarest.map(({ key }) => holders.get(key) ?? new Set<string>())
  const relevant = new Set([...(first ?? [])].filter((id) => rest.every((ids) => ids.has(id))))
  if (relevant.size > 10) return null
  const q = rarest
    .sort((a, b) => a.place - b.place)
    .map(({ place }) => (place === varied.place ? rule.vary(written[place] ?? '') : written[place]))
    .join(' ')
  return { q, relevant, rule: rule.name }
}

/** Words that count as common. */
const mostCommon = 150

/**
 * Queries of two words: both rare, both common, or one of each; words of one headline each time. Common are
 * the words that most headlines hold.
 */
export const pairsOf = ({
  count,
  kind,
  known,
}: {
  count: number
  kind: 'common' | 'mixed' | 'rare'
  known: readonly Known[]
}): string[] => {
  const uses = new Map<string, number>()
  for (const { front } of known) {
    for (const key of new Set(front.split(' '))) uses.set(key, (uses.get(key) ?? 0) + 1)
  }
  const top = new Set(
    [...uses]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostCommon)
      .map(([key]) => key),
  )
  const pairs = new Set<string>()
  for (let at = 0; pairs.size < count && at < known.length; at += 1) {
    const ranked = [...new Set((known[(at * 37) % known.length]?.front ?? '').split(' '))]
      .filter((key) => key.length > 2)
      .sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0))
    const [rarest, rare] = ranked
    const commonest = ranked.at(-1)
    const pair = { common: [], mixed: [rarest, commonest], rare: [rarest, rare] }[kind]
    if (kind === 'common') {
      for (const one of ranked.filter((key) => top.has(key))) {
        if (commonest && one !== commonest && pairs.size < count) pairs.add(`${one} ${commonest}`)
      }
    } else if (pair[0] && pair[1] && ranked.length > 3) pairs.add(pair.join(' '))
  }
  return [...pairs]
}
