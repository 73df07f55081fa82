import type { TitleCandidate } from './findByTitle.ts'

/** What a link is set to: its target, if the title means exactly one article. */
export type LinkTarget = { state: 'resolved' | 'self' | 'unresolved'; to: null | string }

/**
 * The article that a title means. Several articles of one title leave it open rather than wrong;
 * a title that can only mean the article it stands in is that article itself.
 */
export const chooseTarget = ({
  candidates,
  from,
}: {
  candidates: readonly TitleCandidate[]
  from: null | string
}): LinkTarget => {
  const others = candidates.filter(({ id }) => id !== from)
  const [only] = others
  if (only && others.length === 1) return { state: 'resolved', to: only.id }
  if (others.length === 0 && candidates.length > 0) return { state: 'self', to: null }
  return { state: 'unresolved', to: null }
}
