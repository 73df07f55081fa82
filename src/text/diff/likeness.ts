/** The words of a paragraph as numbers: in order, sorted, and all in one as its key. */
export type Bag = { key: string; sorted: number[]; words: number[] }
export type Bags = { fresh: readonly Bag[]; old: readonly Bag[] }

/** Share of its words that a paragraph has at least in common with what became of it. */
export const alike = 0.4

/** Dice's coefficient over words with their number, 0 to 1. */
export const likeness = ({ sorted: a }: Bag, { sorted: b }: Bag): number => {
  let shared = 0
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    const one = a[x] ?? 0
    const other = b[y] ?? 0
    if (one === other) shared += 1
    if (one <= other) x += 1
    if (other <= one) y += 1
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length)
}
