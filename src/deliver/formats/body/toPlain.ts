import { safeText } from '../text/safeText.ts'
import type { Block } from './story.ts'
import { wordsOf } from './story.ts'

/** A text without any markup: a blank line between blocks, a sign before each item of a list. */
export const toPlain = (blocks: readonly Block[]): string =>
  blocks.map((block) => linesOf({ block, indent: '' })).join('\n\n')

const linesOf = ({ block, indent }: { block: Block; indent: string }): string => {
  switch (block.kind) {
    case 'list':
      return block.items
        .map(({ content, lists }, at) => {
          const sign = block.isOrdered ? `${block.start + at}.` : '•'
          const nested = lists.map((list) => `\n${linesOf({ block: list, indent: `${indent}  ` })}`)
          return `${indent}${sign} ${safeText(wordsOf(content)).trim()}${nested.join('')}`
        })
        .join('\n')
    case 'picture':
      return safeText(block.alt)
    case 'rule':
      return '* * *'
    default:
      return safeText(wordsOf(block.content)).trim()
  }
}
