import { wordStems } from '../../../text/stem.ts'

/**
 * The terms by one of which a text is found for a word of a query, at most some thirty: the word, its
 * stems, and what light stemming leaves apart. A text is kept with its words and their light stems, so that
 * ال, و, ها, ات, ون, ين and their like are met there; the rest is met here:
 *
 * - one letter before the word (ب, ل, ف, ك), in the text or in the query;
 * - pronouns after it (هم, نا, كم …), the ة that they turn into ت (حكومته), and the alef of tanwin;
 * - the s of an English plural.
 *
 * Takes a word of a match key; the word itself comes first.
 */
export const wordForms = (word: string): string[] => {
  const latin = LATIN.exec(word)
  if (latin) return [word, latin[2] ? (latin[1] ?? word) : `${word}s`]
  if (!ARABIC.test(word)) return [word]
  const stems = wordStems(word)
  const bare = [word, ...stems].flatMap(withoutParticle)
  const ends = [word, ...stems, ...bare].flatMap(withoutPronoun)
  const guessed = [...bare, ...ends].flatMap(wordStems).filter((root) => root.length >= 3)
  const roots = [...stems, ...guessed]
  const written = [word, ...stems].filter((form) => form.length >= 3)
  return [
    ...new Set([
      word,
      ...roots,
      ...bare,
      ...ends,
      ...written.flatMap((form) => PARTICLES.map((particle) => particle + form)),
      ...written.flatMap((form) => ENDINGS.map((end) => form + end)),
    ]),
  ]
}

/**
 * The forms of a word that have to be asked for: without those of which a stem is among them, for whatever
 * holds a word holds its stems. The word itself stays, for what was never stemmed.
 */
export const wordTerms = (word: string): string[] => {
  const forms = wordForms(word)
  const asked = new Set(forms)
  return forms.filter(
    (form) => form === word || !wordStems(form).some((stem) => stem !== form && asked.has(stem)),
  )
}

const LATIN = /^([a-z]{3,}?)(s?)$/
const ARABIC = /^\p{Script=Arabic}+$/u

const PARTICLES = ['ب', 'ل', 'ف', 'ك'] as const

/** What light stemming keeps of a longer form. */
const ENDINGS = ['ت', 'ا', 'هم', 'نا', 'تهم', 'تنا', 'كم'] as const

const PRONOUNS = [
  'تهما',
  'تهم',
  'تنا',
  'تكم',
  'هما',
  'هم',
  'نا',
  'كم',
  'ته',
  'تها',
  'ت',
  'ا',
] as const

const withoutParticle = (form: string): string[] =>
  form.length >= 4 && PARTICLES.some((particle) => form.startsWith(particle)) ? [form.slice(1)] : []

const withoutPronoun = (form: string): string[] =>
  PRONOUNS.filter((end) => form.endsWith(end) && form.length - end.length >= 3).map((end) =>
    form.slice(0, -end.length),
  )
