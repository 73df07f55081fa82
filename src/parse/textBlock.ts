import type { TextBlock } from '../text/richText.ts'
import type { Block } from './types.ts'

/** A block as it becomes part of an article: a list item without its bullet, which the list itself shows. */
export const textBlockOf = ({ kind, marker, text }: Block): TextBlock =>
  kind === 'listItem' && marker && text.startsWith(marker)
    ? { kind, text: text.slice(marker.length).trim() }
    : { kind, text }
