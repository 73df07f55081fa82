import type { Slugs } from '../slugs.ts'

/**
 * The table of the articles' sketches (see `storySketch`), by which copies of a story are looked up.
 * Payload neither reads nor writes it, so it costs a list or a save nothing.
 */
export const storySketchTable = ({ slugs }: { slugs: Pick<Slugs, 'articles'> }): string =>
  `${slugs.articles.replaceAll('-', '_')}_story_sketches`

/**
 * Entries of a sketch that the index holds, the smallest; the others are compared where one of these is
 * shared. Every entry costs the index a place of its own, which is most of what an article costs here.
 * Of texts that have three fifths of their windows in common 996 in a thousand share one of six, of
 * those with two fifths 95 in a hundred.
 */
export const indexedEntries = 6
