import { isProse } from './splitList.ts'
import type { Segment } from '../lines/segments.ts'

/**
 * Finds a promo written on two lines (`اقرأ أيضا:` and the title under it) in the middle of the main
 * article. By its form alone it would open the read-also section; it is a promo where the document
 * has another read-also section further down, and its keywords between the two, for those end the
 * main article.
 */
export const withTwoLinePromos = ({
  folded,
  segments,
}: {
  folded: string
  segments: readonly Segment[]
}): Segment[] => {
  const last = segments.findLastIndex(({ kind }) => kind === 'readAlso')
  const keywords = segments.findIndex(({ kind }) => kind === 'keywords')
  const firstSection = segments.findIndex(({ kind }) => sections.has(kind))
  const [marker, title, after] = segments.slice(Math.max(0, firstSection), firstSection + 3)
  const isPromo =
    marker?.kind === 'readAlso' &&
    marker.valueStart >= marker.end &&
    title?.kind === 'text' &&
    !isProse({ folded, segment: title }) &&
    after?.kind === 'text' &&
    firstSection < keywords &&
    keywords < last
  if (!isPromo) return [...segments]
  return [
    ...segments.slice(0, firstSection),
    { ...title, kind: 'promo' },
    ...segments.slice(firstSection + 2),
  ]
}

const sections: ReadonlySet<Segment['kind']> = new Set([
  'source',
  'keywords',
  'readAlso',
  'related',
])
