const known = new WeakSet<object>()

/**
 * Says of something that runs when documents are read (a hook, an access rule of a field) that it comes to
 * the same whichever other fields are read: it looks at none, or reads again what it needs.
 */
export const heedsSelect = <Of extends object>(it: Of): Of => {
  known.add(it)
  return it
}

/** Whether that was said. Of a host's own hooks nobody knows. */
export const isHeedingSelect = (it: object): boolean => known.has(it)
