import type { Slugs } from '../slugs.ts'

type OfArticles = { slugs: Pick<Slugs, 'articles'> }

/**
 * The table of the articles' sketches (see `storySketch`), by which copies of a story are told.
 * Payload neither reads nor writes it, so it costs a list or a save nothing.
 */
export const storySketchTable = ({ slugs }: OfArticles): string =>
  `${slugs.articles.replaceAll('-', '_')}_story_sketches`

/** The table of the entries by which copies are looked up: of each article the smallest of its sketch. */
export const storyEntryTable = ({ slugs }: OfArticles): string =>
  `${slugs.articles.replaceAll('-', '_')}_story_entries`

/**
 * Entries of a sketch that articles are looked up by, the smallest; the others are compared where one of these
 * is shared. Every entry is a row of its own, which is most of what an article costs here. Of texts that have
 * three fifths of their windows in common 996 in a thousand share one of six, of those with two fifths 95 in a
 * hundred.
 */
export const indexedEntries = 6
