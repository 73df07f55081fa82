/** How long names are, by the word that they begin with: most phrases need not be looked for. */
export type LongestNames = {
  /** Takes the match key of a name in. */
  add: (key: string) => void
  /** Words of the longest one that begins with a word; 0 where none does. */
  from: (word: string) => number
}

export const longestNames = (keys: Iterable<string> = []): LongestNames => {
  const longest = new Map<string, number>()
  const add = (key: string): void => {
    const words = key.split(' ')
    const [first = ''] = words
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
  }
  for (const key of keys) add(key)
  return { add, from: (word) => longest.get(word) ?? 0 }
}
