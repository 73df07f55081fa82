import { longestNames } from '../../../../match/tags/longestNames.ts'
import type { Journal } from './journal.ts'
import type { NameState } from './states.ts'

/** Tags, or sources, by their names: each by its own name first, then by aliases and merged names. */
export type Names = {
  byId: ReadonlyMap<string, NameState>
  /** What has this name; `alias` is set where it is found by another than its own. */
  find: (args: { by: 'identityKey' | 'matchKey'; key: string }) => FoundName | null
  hasSlug: (slug: string) => boolean
  /** Words of the longest name or alias that begins with this word, or more; by match key. */
  longest: (word: string) => number
  take: (state: NameState) => void
}

export type FoundName = { alias?: string; state: NameState }

type NamesArgs = {
  identify: (name: string) => string
  journal: Journal
  match: (name: string) => string
}

export const createNames = ({ identify, journal, match }: NamesArgs): Names => {
  const byId = new Map<string, NameState>()
  const slugs = new Map<string, NameState[]>()
  const keyOf = { identityKey: identify, matchKey: match }
  const named = {
    identityKey: new Map<string, NameState[]>(),
    matchKey: new Map<string, NameState[]>(),
  }
  type Alias = { name: string; state: NameState }
  const aliased = { identityKey: new Map<string, Alias[]>(), matchKey: new Map<string, Alias[]>() }
  // Of a name that is taken back, too: what is not there is looked for in vain.
  const longest = longestNames()
  const ways = ['identityKey', 'matchKey'] as const

  return {
    byId,
    find: ({ by, key }) => {
      const there = named[by].get(key)
      const own = there?.find(({ mergedInto }) => mergedInto === null)
      if (own) return { state: own }
      for (const { name, state } of aliased[by].get(key) ?? []) {
        if (state.mergedInto === null) return { alias: name, state }
      }
      for (const { mergedInto, name } of there ?? []) {
        const into = byId.get(mergedInto ?? '')
        if (into?.mergedInto === null) return { alias: name, state: into }
      }
      return null
    },
    hasSlug: (slug) => (slugs.get(slug)?.length ?? 0) > 0,
    longest: longest.from,
    take: (state) => {
      if (byId.has(state.id)) return
      longest.add(state.matchKey)
      journal.set(byId, state.id, state)
      journal.add({ index: slugs, key: state.slug, value: state })
      for (const by of ways) {
        journal.add({ index: named[by], key: state[by], value: state })
        for (const name of state.aliases) {
          const key = keyOf[by](name)
          journal.add({ index: aliased[by], key, value: { name, state } })
          if (by === 'matchKey') longest.add(key)
        }
      }
    },
  }
}
