import { matchKey } from '../../text/matchKey.ts'

/** Running text of an article, a paragraph each, subheads left out. */
type Text = { paragraphs: readonly string[] }

/** Characters of the match key that two printings of one text share. */
const OPENING = 100
/** A shorter opening is a formula of the trade as often as a text. */
const SHORTEST_OPENING = 40
/** Share of the read-also article's sentences that the other must have. */
const CONTAINED = 0.6
/** Sentences and characters that are compared, so that hostile texts cost no more than long ones. */
const MOST_SENTENCES = 200
const MOST_CHARACTERS = 100_000

/**
 * The opening of a text by which its other printings are looked up: the first 100 characters of its
 * match key, paragraphs run together because some sites print them so. Null for a text too short to
 * be known by it.
 */
export const openingKey = ({ paragraphs }: Text): string | null => {
  let key = ''
  for (const paragraph of paragraphs) {
    key = `${key} ${matchKey(paragraph.slice(0, MOST_CHARACTERS))}`.trim()
    if (key.length >= OPENING) break
  }
  const opening = key.slice(0, OPENING).trim()
  return opening.length < SHORTEST_OPENING ? null : opening
}

/**
 * The headline of an article that was printed without one, from the same text printed with one as
 * a read-also article elsewhere. Both must open alike, and the article must have 60 % of the
 * read-also article's sentences; else null.
 */
export const recoverHeadline = ({
  article,
  readAlso,
}: {
  article: Text
  readAlso: Text & { headline: string | null }
}): string | null => {
  const headline = readAlso.headline?.trim() ?? ''
  const opening = openingKey(article)
  if (headline === '' || opening === null || opening !== openingKey(readAlso)) return null
  return containedShare({ article, readAlso }) >= CONTAINED ? headline : null
}

const containedShare = ({ article, readAlso }: { article: Text; readAlso: Text }): number => {
  const sentences = sentenceKeys(readAlso).slice(0, MOST_SENTENCES)
  const own = new Set(sentenceKeys(article))
  const whole = ` ${matchKey(runTogether(article))} `
  const contained = sentences.filter((key) => own.has(key) || whole.includes(` ${key} `))
  return sentences.length === 0 ? 0 : contained.length / sentences.length
}

const runTogether = ({ paragraphs }: Text): string =>
  paragraphs.join('\n').slice(0, MOST_CHARACTERS)

const sentenceKeys = (text: Text): string[] =>
  runTogether(text)
    .split(/[.!?؟…\n]+/)
    .map((sentence) => matchKey(sentence))
    .filter((key) => key !== '')
