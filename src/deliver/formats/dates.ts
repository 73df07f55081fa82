import type { PublishedCard } from '../published/types.ts'

/** RFC 822 as RSS 2.0 asks for it: `Tue, 19 Sep 2023 18:00:00 GMT`. */
export const rssDate = (at: string): string => new Date(at).toUTCString()

/**
 * The moment an article came out, for formats that know no date less exact than a moment; null where not
 * even the day is known, for then it would be news of a day that nobody named.
 */
export const momentOf = ({ dated }: Pick<PublishedCard, 'dated'>): null | string =>
  dated && (dated.precision === 'day' || dated.precision === 'time') ? dated.at : null

/** The date to the precision that is known (ISO 8601 reduced accuracy, W3C-DTF): 2023, 2023-09, 2023-09-19. */
export const datedTo = ({ dated }: Pick<PublishedCard, 'dated'>): null | string =>
  dated && dated.at.slice(0, characters[dated.precision])

const characters = { day: 10, month: 7, time: 24, year: 4 } as const
