import { cleanText, truncateText } from '../../../text/clean.ts'
import { blocksOf } from '../../../text/richText.ts'

/** Characters of a summary: about three lines of the front page. */
const maxCharacters = 240

/**
 * The first words of an article for a summary. Where the headline was taken from the first paragraph
 * the second one is told instead, so that nothing is said twice in a row.
 *
 * @param body Lexical editor state
 * @returns at most 240 characters, cut after a word; empty for an article without text
 */
export const opening = ({ body, headline }: { body: unknown; headline: string }): string => {
  const paragraphs = blocksOf(body)
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ text }) => cleanText(text))
  const [first = '', second] = paragraphs
  const told = cleanText(headline).replace(/[\s….:،]+$/u, '')
  const text = second && told !== '' && first.startsWith(told) ? second : first
  return truncateText({ max: maxCharacters, text })
}
