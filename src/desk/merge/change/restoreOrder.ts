type RestoreArgs = {
  /** The list as it was before the merge, with both names. */
  before: readonly string[]
  /** The list as it is, with the target. */
  current: readonly string[]
  from: string
  into: string
}

/**
 * Where the two names of a merged list stand once the merge is undone. A list that nobody changed since is
 * as it was; of one with as many entries, what was changed keeps its place. In any other the name comes
 * back behind what it stood behind, as far as that is still there.
 *
 * @param args entries are ids, or anything else that tells them apart
 * @returns the current list with `from` in it
 */
export const restoreOrder = ({ before, current, from, into }: RestoreArgs): string[] => {
  const after = mergedList({ from, into, list: before })
  if (after.length === current.length && after.indexOf(into) === current.indexOf(into)) {
    const others = current.filter((name) => name !== into)
    return before.map((name) => (name === from || name === into ? name : (others.shift() ?? name)))
  }
  const place = before.indexOf(from)
  const ahead = before.slice(0, place).findLast((name) => current.includes(name))
  const at = ahead === undefined ? 0 : current.indexOf(ahead) + 1
  return [...current.slice(0, at), from, ...current.slice(at)]
}

/** A list in which one name stands for two: where the first of them stood. */
export const mergedList = ({
  from,
  into,
  list,
}: {
  from: string
  into: string
  list: readonly string[]
}): string[] => [...new Set(list.map((name) => (name === from ? into : name)))]
