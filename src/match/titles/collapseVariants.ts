import { titleKey } from '../../text/titleKey.ts'

/** One link of a list of titles. */
export type CollapsedTitle = {
  key: string
  /** As it stands first in the list. */
  title: string
  /** Its other spellings in the list, each once. */
  variants: string[]
}

/**
 * Collapses a list of titles: equal title keys are one link, at the place of the first. A title
 * without a letter or digit stands for itself.
 *
 * @param titles in the order of the list
 */
export const collapseVariants = (titles: readonly string[]): CollapsedTitle[] => {
  const links = new Map<string, CollapsedTitle>()
  for (const title of titles) {
    const key = titleKey(title)
    const place = key === '' ? `\0${title}` : key
    const link = links.get(place)
    if (!link) links.set(place, { key, title, variants: [] })
    else if (title !== link.title && !link.variants.includes(title)) link.variants.push(title)
  }
  return [...links.values()]
}
