import { identityKey } from '../../../text/identityKey.ts'
import type { Pair } from '../names.ts'

/**
 * The names by which the target of a merge is found from then on, in the order in which they are learned:
 * the merged name, then its aliases. What it is found by already is not learned again.
 */
export const learnedAliases = ({ from, into }: Pair): { key: string; name: string }[] => {
  const known = new Set([into.identityKey, ...into.aliases.map(({ key }) => key)])
  const learned = new Map<string, string>()
  for (const name of [from.name, ...from.aliases.map((alias) => alias.name)]) {
    const key = identityKey(name)
    if (key !== '' && !known.has(key) && !learned.has(key)) learned.set(key, name)
  }
  return [...learned].map(([key, name]) => ({ key, name }))
}
