import { limits } from '../../../collections/limits.ts'
import { collapseVariants } from '../../match/titles/collapseVariants.ts'
import type { ParsedDocument } from '../../parse/types.ts'
import { truncateText } from '../../text/clean.ts'
import { titleKey } from '../../text/titleKey.ts'

/** A title that the main article relates to. */
export type PreparedLink = {
  key: string
  kind: 'readAlso' | 'similar'
  /** Its place in the list from 1; 0 stands before the list. */
  order: number
  /** Which read-also article of the document it is, where it is one. */
  readAlso: null | number
  title: string
  /** Other spellings of the same title in the document. */
  variants: string[]
}

/** Titles of one document that are kept. Lists are of ten; a page of thousands is no list. */
const mostLinks = 500
const mostVariants = 50

/**
 * The titles of a document as the links of its main article, each title once. Those of the list come in
 * its order; one that was also printed as "read also", as an article or as a line in the text, is marked
 * so at its place, and stands at 0 where the list does not have it.
 *
 * Titles run together at the end of a read-also article are left out: where one ends is a guess.
 */
export const prepareLinks = ({ readAlso, related }: ParsedDocument): PreparedLink[] => {
  const titles = (from: 'list' | 'promo') =>
    related.filter((title) => title.from === from).map(({ text }) => storable(text))

  const listed = collapseVariants(titles('list'))
    .filter(({ key }) => key !== '')
    .map((link, at): PreparedLink => ({ kind: 'similar', order: at + 1, readAlso: null, ...link }))
  const articles = readAlso.flatMap(({ blocks, headline }, index) =>
    headline
      ? [{ readAlso: blocks.length > 0 ? index : null, title: storable(headline.text) }]
      : [],
  )
  const promos = titles('promo').map((title) => ({ readAlso: null, title }))

  const links = new Map(listed.map((link) => [link.key, link]))
  for (const { readAlso: index, title } of [...articles, ...promos]) {
    const key = titleKey(title)
    if (key === '') continue
    const link = links.get(key) ?? {
      key,
      kind: 'readAlso',
      order: 0,
      readAlso: null,
      title,
      variants: [],
    }
    links.set(key, {
      ...link,
      kind: 'readAlso',
      readAlso: link.readAlso ?? index,
      variants: [...new Set([...link.variants, title])].filter((variant) => variant !== link.title),
    })
  }
  return [...links.values()]
    .sort((one, other) => one.order - other.order)
    .slice(0, mostLinks)
    .map((link) => ({ ...link, variants: link.variants.slice(0, mostVariants) }))
}

const storable = (title: string): string => truncateText({ max: limits.title, text: title })
