import { storyOf } from '../body/story.ts'
import { escapeMarkdown, toMarkdown } from '../body/toMarkdown.ts'
import { toPlain } from '../body/toPlain.ts'
import { correctionLines, remarks } from '../parts.ts'
import { safeLine, safeText } from '../text/safeText.ts'
import { wordsFor } from '../words.ts'
import type { FormatArgs } from './types.ts'

type Args = Pick<FormatArgs, 'article'>

/** The article in plain text, from the headline to the credit and the addresses. */
export const toText = ({ article }: Args): string => {
  const { headline, deck } = article
  const tail = endOf(article).map((part) => part.map((line) => safeText(line)).join('\n'))
  const parts = [safeLine(headline), safeText(deck ?? ''), toPlain(storyOf(article.body)), ...tail]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The same in Markdown. */
export const toMarkdownText = ({ article }: Args): string => {
  const { headline, deck } = article
  const tail = endOf(article).map((part) =>
    part.map((line) => (isAddress(line) ? `<${line}>` : escapeMarkdown(line))).join('\\\n'),
  )
  const parts = [
    `# ${escapeMarkdown(safeLine(headline))}`,
    deck ? `**${escapeMarkdown(safeLine(deck))}**` : '',
    toMarkdown(storyOf(article.body)),
    tail.length > 0 ? '---' : '',
    ...tail,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** What no copy may lack, in parts of lines: corrections, remarks, the credit, where it stands. */
const endOf = (article: Args['article']): string[][] => {
  const { address, corrections, credit, language, original } = article
  const { format } = wordsFor(language)
  return [
    ...corrections.map((correction) => correctionLines({ correction, language })),
    remarks(article),
    credit ? [credit] : [],
    [...(original.url ? [format.original, original.url] : []), format.readHere, address],
  ].filter((part) => part.length > 0)
}

const isAddress = (line: string): boolean => /^https?:\/\/\S+$/.test(line)
