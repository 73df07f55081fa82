import { titleKey } from '../../text/titleKey.ts'
import type { TextBlock } from '../../text/richText.ts'
import { firstSentence } from './firstSentence.ts'

export type DeckSuggestion = { from: 'firstSentence' | 'subhead'; text: string }

/**
 * What may stand under the headline, from the article's own text: a subhead that leads it, and its first
 * sentence. Whole or not at all; what headline or deck say already is left out. Pure.
 *
 * @param args.longest most characters that a deck may have
 */
export const suggestDecks = ({
  blocks,
  deck,
  headline,
  longest,
}: {
  blocks: readonly TextBlock[]
  deck: null | string
  headline: string
  longest: number
}): DeckSuggestion[] => {
  const [lead] = blocks
  const opening = blocks.find(({ kind }) => kind === 'paragraph')
  const said = new Set([titleKey(headline), titleKey(deck ?? '')])
  const suggestions: DeckSuggestion[] = [
    ...(lead?.kind === 'subhead' ? [{ from: 'subhead' as const, text: lead.text.trim() }] : []),
    { from: 'firstSentence', text: firstSentence(opening?.text ?? '') },
  ]
  return suggestions.filter(({ text }) => {
    const key = titleKey(text)
    const isNew = key !== '' && !said.has(key) && text.length <= longest
    said.add(key)
    return isNew
  })
}
