import { matchKey } from '../../text/matchKey.ts'
import type { KnownTag, TagKnowledge, WordHabits } from './types.ts'

/** An archive that knows nothing. */
export const emptyKnowledge: TagKnowledge = { find: () => null }

/**
 * Tag knowledge held in memory. The habits of words are read off the labels and aliases, each tag
 * counted once, noise left out.
 *
 * @param entries the archive's tags; `aliases` are other names an editor confirmed. Where two names
 *   share a match key, the first entry keeps it.
 */
export const tagKnowledge = (
  entries: Iterable<KnownTag & { aliases?: readonly string[] }>,
): TagKnowledge => {
  const tags = new Map<string, KnownTag>()
  const habits = new Map<string, WordHabits>()
  for (const { aliases = [], ...tag } of entries) {
    for (const name of [tag.label, ...aliases]) {
      const key = matchKey(name)
      if (key === '' || tags.has(key)) continue
      tags.set(key, name === tag.label ? tag : { ...tag, alias: name })
      if (tag.status !== 'noise') countHabits({ habits, words: key.split(' ') })
    }
  }
  return {
    find: (key) => tags.get(key) ?? null,
    habits: (word) => habits.get(word) ?? null,
  }
}

/** Notes where each word of one tag stands in it. */
export const countHabits = ({
  habits,
  words,
}: {
  habits: Map<string, WordHabits>
  words: readonly string[]
}): void => {
  words.forEach((word, index) => {
    const habit = habits.get(word) ?? { begins: 0, inside: 0, ends: 0, alone: 0 }
    habits.set(word, habit)
    const last = words.length - 1
    const place = last === 0 ? 'alone' : index === 0 ? 'begins' : index === last ? 'ends' : 'inside'
    habit[place] += 1
  })
}
