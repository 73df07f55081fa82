/** A path with the names of its parts, for example `/feeds/tags/:slug/rss.xml`. */
export type Pattern = { path: string }

export type Match<Of extends Pattern> = { params: Record<string, string>; route: Of }

/**
 * Finds the route of a path. Parts are decoded; those of a route that are no names have to be as they
 * stand. A route without names goes before one with.
 *
 * @returns a function from a path, which can be decoded, to its route; null where there is none
 */
export const createMatcher = <Of extends Pattern>(
  routes: readonly Of[],
): ((path: string) => Match<Of> | null) => {
  const bySize = new Map<number, { parts: string[]; route: Of }[]>()
  for (const route of routes) {
    const parts = route.path.split('/')
    const same = bySize.get(parts.length) ?? []
    same.push({ parts, route })
    same.sort((one, other) => names(one.parts) - names(other.parts))
    bySize.set(parts.length, same)
  }
  return (path) => {
    const parts = path.split('/')
    for (const { parts: wanted, route } of bySize.get(parts.length) ?? []) {
      if (!wanted.every((part, at) => part.startsWith(':') || part === parts[at])) continue
      const params = Object.fromEntries(
        wanted.flatMap((part, at) =>
          part.startsWith(':') ? [[part.slice(1), decodeURIComponent(parts[at] ?? '')]] : [],
        ),
      )
      return { params, route }
    }
    return null
  }
}

const names = (parts: readonly string[]): number =>
  parts.filter((part) => part.startsWith(':')).length
