import { directionOf } from '../text/language.ts'
import { element, escapeMarkup, textElement } from '../text/markup.ts'
import type { Block, Inline } from './story.ts'
import { wordsOf } from './story.ts'

type Args = { blocks: readonly Block[]; language: string }

/**
 * A text in HTML, every block with its direction: feed readers and other sites know nothing of the page
 * that it was written for. No element of it acts, and no attribute of it is anybody's text.
 */
export const toHtml = ({ blocks, language }: Args): string =>
  blocks.map((block) => blockHtml({ block, language })).join('\n')

const blockHtml = ({ block, language }: { block: Block; language: string }): string => {
  switch (block.kind) {
    case 'heading':
      return within({ content: block.content, language, name: `h${block.level}` })
    case 'list': {
      const items = block.items.map(({ content, lists }) => {
        const nested = lists.map((list) => blockHtml({ block: list, language })).join('')
        const dir = directionOf({ language, text: wordsOf(content) })
        return element('li', { dir }, inlineHtml(content) + nested)
      })
      return block.isOrdered
        ? element('ol', { start: block.start === 1 ? null : block.start }, items.join(''))
        : element('ul', {}, items.join(''))
    }
    case 'picture':
      return `<figure><img src="${escapeMarkup(block.url)}" alt="${escapeMarkup(block.alt)}" width="${block.width}" height="${block.height}"></figure>`
    case 'rule':
      return '<hr>'
    default:
      return within({
        content: block.content,
        language,
        name: block.kind === 'quote' ? 'blockquote' : 'p',
      })
  }
}

const within = ({
  content,
  language,
  name,
}: {
  content: Inline[]
  language: string
  name: string
}): string =>
  element(name, { dir: directionOf({ language, text: wordsOf(content) }) }, inlineHtml(content))

const inlineHtml = (content: readonly Inline[]): string =>
  content
    .map((piece) => {
      if (piece.kind === 'break') return '<br>'
      if (piece.kind === 'text')
        return marked({ marks: piece.marks, text: escapeMarkup(piece.text) })
      const inner = inlineHtml(piece.content)
      // What the archive did not choose, it does not recommend to search engines.
      return inner === ''
        ? ''
        : element('a', { href: piece.url, rel: 'noopener nofollow external' }, inner)
    })
    .join('')

/** Lexical's text formats, bit by bit (`TextFormatType` of the package `lexical`). */
const tags: readonly (readonly [bit: number, name: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

const marked = ({ marks, text }: { marks: number; text: string }): string =>
  tags.reduce((inner, [bit, name]) => (marks & bit ? `<${name}>${inner}</${name}>` : inner), text)

/** A paragraph of plain text, its lines kept. */
export const paragraphHtml = ({
  attributes = {},
  language,
  text,
}: {
  attributes?: Record<string, string>
  language: string
  text: string
}): string =>
  textElement('p', text, { ...attributes, dir: directionOf({ language, text }) }).replaceAll(
    '\n',
    '<br>',
  )
