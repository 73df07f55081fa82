import { documentKeyOf } from '../prepare/keys.ts'

/** One of several processes that are given the same input: number `index` of `of`, counted from 1. */
export type Shard = { index: number; of: number }

/** Hexadecimal digits of a document's key that tell its shard: 48 bits, exact in a number. */
const digits = 12

/**
 * Whether a document is this shard's. Every document is exactly one shard's, by nothing but its key, so
 * that two records of the same document never meet in two processes at once.
 */
export const isOfShard = ({
  adapter,
  shard: { index, of },
  sourceKey,
}: {
  adapter: string
  shard: Shard
  sourceKey: string
}): boolean =>
  Number.parseInt(documentKeyOf({ adapter, sourceKey }).slice(0, digits), 16) % of === index - 1
