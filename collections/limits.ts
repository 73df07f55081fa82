/**
 * Longest values a field takes, in characters.
 *
 * Whatever is indexed stays below 2,704 bytes, the most that Postgres puts into one entry of a
 * btree; an Arabic letter takes two.
 */
export const limits = {
  headline: 300,
  deck: 600,
  name: 200,
  title: 500,
  slug: 200,
  url: 1000,
  note: 2000,
  notice: 500,
  credit: 300,
  key: 1000,
} as const
