import { safeText } from '../text/safeText.ts'
import type { Block, Inline } from './story.ts'

/** A text in CommonMark (0.31). Whatever its words could mean in Markdown, they mean themselves. */
export const toMarkdown = (blocks: readonly Block[]): string =>
  blocks.map((block) => blockLines({ block, indent: '' })).join('\n\n')

/** Words in Markdown that stand for nothing but themselves. */
export const escapeMarkdown = (text: string): string =>
  safeText(text)
    .replace(/[\\`*_[\]<>~|&$!]/g, '\\$&')
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[#+=-]|\d{1,9}[.)])/, escapeStart))
    .join('\n')

/** What begins a heading, a list or a rule, were it not for the sign before its last character. */
const escapeStart = (start: string): string => `${start.slice(0, -1)}\\${start.slice(-1)}`

const blockLines = ({ block, indent }: { block: Block; indent: string }): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineMarkdown(block.content).replaceAll('\n', ' ')}`
    case 'list':
      return block.items
        .map(({ content, lists }, at) => {
          const sign = block.isOrdered ? `${Math.max(0, block.start) + at}.` : '-'
          const inner = `${indent}${' '.repeat(sign.length + 1)}`
          const words = inlineMarkdown(content).replaceAll('\n', `\n${inner}`)
          const nested = lists.map((list) => `\n${blockLines({ block: list, indent: inner })}`)
          return `${indent}${sign} ${words}${nested.join('')}`
        })
        .join('\n')
    case 'picture':
      return `![${escapeMarkdown(block.alt).replaceAll('\n', ' ')}](<${destination(block.url)}>)`
    case 'quote':
      return inlineMarkdown(block.content)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    case 'rule':
      return '---'
    default:
      return inlineMarkdown(block.content)
  }
}

const inlineMarkdown = (content: readonly Inline[]): string =>
  content
    .map((piece, at) => {
      if (piece.kind === 'break') return '\\\n'
      if (piece.kind === 'link') {
        const words = inlineMarkdown(piece.content).replaceAll('\n', ' ')
        return words.trim() === '' ? '' : `[${words}](<${destination(piece.url)}>)`
      }
      return marked({ isFirst: at === 0 || content[at - 1]?.kind === 'break', ...piece })
    })
    .join('')
    .replace(/(?:\\\n\s*)+$/, '')

/** Signs round a run stand at its words, never at spaces, where they would be mere signs. */
const marked = ({
  isFirst,
  marks,
  text,
}: {
  isFirst: boolean
  marks: number
  text: string
}): string => {
  const lines = safeText(text).replace(/\s*\n\s*/g, ' ')
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(lines) ?? []
  if (words === '') return isFirst ? '' : lines
  const escaped = isFirst ? escapeMarkdown(words) : escapeMarkdown(`x${words}`).slice(1)
  const inner = signs.reduce(
    (inside, [bit, sign]) => (marks & bit ? `${sign}${inside}${sign}` : inside),
    escaped,
  )
  return `${isFirst ? '' : before}${inner}${after}`
}

const signs: readonly (readonly [bit: number, sign: string])[] = [
  [2, '*'],
  [1, '**'],
]

/** An address between angle brackets, in which nothing ends it. */
const destination = (url: string): string =>
  url.replace(/[\s<>\\]/g, (sign) => encodeURIComponent(sign))
