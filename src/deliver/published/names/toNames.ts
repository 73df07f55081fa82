import type { RightsTerms } from '../../../rights/index.ts'
import { articleTerms, mostMerges, survivor } from '../../../rights/index.ts'
import type { Addresses } from '../addresses.ts'
import { webAddressOf } from '../addresses.ts'
import { isoMoment } from '../moments.ts'
import type { NameRow, SourceRow } from '../rows.ts'
import type { PublishedName, PublishedSource } from '../types.ts'

/** A source with all that its articles take over from it, worked out once for all of them. */
export type NamedSource = {
  /** When the source, or one that it was merged into, was last written. ISO 8601. */
  modifiedAt: string
  /** The source whose terms count; null where the chain of merges is broken. */
  origin: null | SourceRow
  /** The source itself, with what it was merged into in it. */
  row: SourceRow
  /** What readers see for it: the source that counts where there is one. */
  shown: PublishedSource
  /** What that one wishes of search engines. */
  wishes: Pick<SourceRow, 'canonicalPolicy' | 'robots'>
  /** The words of its terms, for an article without terms of its own. */
  terms: RightsTerms
}

export type NamedTag = { modifiedAt: string; shown: PublishedName }

/** A source as it is found, and when it was last written. */
export type SourceFound = { modified: string; source: SourceRow }

export type TagRow = NameRow & { modified: string }

/** A source with the chain of its merges in it, as terms are read; null where it is not among the found. */
export const toSource = ({
  found,
  id,
  to,
}: {
  found: ReadonlyMap<string, SourceFound>
  id: string
  to: Addresses
}): NamedSource | null => {
  const chain = chainOf({ found, id })
  const row = nested(chain.map(({ source }) => source))
  if (!row) return null
  const origin = survivor(row) as null | SourceRow
  const counts = origin ?? row
  const slug = counts.slug ?? counts.id
  return {
    modifiedAt: chain.map(({ modified }) => isoMoment(modified)).reduce(later),
    origin,
    row,
    shown: {
      address: to.source(slug),
      homepage: webAddressOf(counts.homepage),
      id: counts.id,
      kind: counts.kind,
      name: counts.name,
      slug,
    },
    terms: articleTerms({ article: {}, source: origin }),
    wishes: counts,
  }
}

export const toTag = ({
  row: { id, modified, name, slug },
  to,
}: {
  row: TagRow
  to: Addresses
}): NamedTag => ({
  modifiedAt: isoMoment(modified),
  shown: { id, name, slug, address: to.tag(slug) },
})

/** Of two moments in ISO 8601 the later. */
export const later = (one: string, other: string): string => (one > other ? one : other)

/** The source and what it was merged into, one after the other. */
const chainOf = ({
  found,
  id,
}: {
  found: ReadonlyMap<string, SourceFound>
  id: string
}): SourceFound[] => {
  const chain: SourceFound[] = []
  let next: unknown = id
  while (typeof next === 'string' && chain.length <= mostMerges) {
    const one = found.get(next)
    if (!one) break
    chain.push(one)
    next = one.source.mergedInto
  }
  return chain
}

/** Each in the one before; the last keeps the id of what was not found. */
const nested = (chain: readonly SourceRow[]): null | SourceRow =>
  chain.reduceRight<null | SourceRow>(
    (target, source) => (target ? { ...source, mergedInto: target } : source),
    null,
  )
