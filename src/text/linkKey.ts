import { sha256Hex } from './hash.ts'

/**
 * What lets an article hold a title only once: the article's id, then 128 bits of the SHA-256 of the
 * title's key. The titles of an article so lie side by side in the index, and those of new articles at
 * its end, where an index of millions takes them at the price of the first.
 *
 * @param from the article's id
 * @param key the title's key, see `titleKey`
 */
export const linkKey = ({ from, key }: { from: number | string; key: string }): string =>
  `${from} ${sha256Hex(key).slice(0, 32)}`
