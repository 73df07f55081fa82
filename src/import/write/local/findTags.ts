import type { PayloadRequest } from 'payload'

import { idOf } from '../../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../../collections/slugs.ts'
import { lineKeys } from '../../../match/tags/lineKeys.ts'
import type { ArchiveTag, KnownTags } from '../../archive/types.ts'
import { identityKey } from '../../../text/identityKey.ts'
import { matchKey } from '../../../text/matchKey.ts'
import type { Tag } from '../../../payload-types.ts'

const select = {
  aliases: { name: true },
  label: true,
  mergedInto: true,
  status: true,
  usage: true,
} as const

/** Fetches the tags that a keyword line may mean: in one question, and a second for their aliases. */
export const findTags = async ({
  line,
  names,
  req,
  slugs,
}: {
  line: string
  names: readonly string[]
  req: PayloadRequest
  slugs: Slugs
}): Promise<KnownTags> => {
  const phrases = [...new Set([...lineKeys(line).phrases, ...names.map((name) => matchKey(name))])]
  if (phrases.length === 0) return index([])
  const find = (path: 'aliases.matchKey' | 'id' | 'matchKey', values: string[]) =>
    req.payload.find({
      collection: slugs.tags,
      depth: 0,
      limit: 0,
      overrideAccess: true,
      pagination: false,
      req,
      select,
      sort: 'id',
      where: { [path]: { in: values } },
    })
  const named = await find('matchKey', phrases)
  const aliased = await find('aliases.matchKey', phrases)
  const found = [...named.docs, ...aliased.docs]
  // A name that was merged away is an alias of what it was merged into.
  const targets = new Map(found.flatMap((tag) => idOf(tag.mergedInto) ?? []).map((id) => [id, id]))
  const missing = [...targets.keys()].filter((id) => !found.some((tag) => tag.id === id))
  const merged = missing.length > 0 ? (await find('id', missing)).docs : []
  return index([...found, ...merged])
}

type FoundTag = Pick<Tag, 'aliases' | 'id' | 'label' | 'mergedInto' | 'status' | 'usage'>

const index = (found: FoundTag[]): KnownTags => {
  const tags = new Map(
    found
      .filter((tag) => !idOf(tag.mergedInto))
      .map((tag): [string, ArchiveTag] => [
        tag.id,
        {
          aliases: tag.aliases?.map(({ name }) => name) ?? [],
          documents: tag.usage ?? 0,
          id: tag.id,
          label: tag.label,
          status: tag.status,
        },
      ]),
  )
  for (const { label, mergedInto } of found) {
    const into = tags.get(idOf(mergedInto) ?? '')
    if (into && !into.aliases.includes(label)) into.aliases.push(label)
  }
  const byIdentity = new Map<string, ArchiveTag>()
  const byKey = new Map<string, { alias?: string; tag: ArchiveTag }>()
  const namesFirst = [
    ...[...tags.values()].map((tag) => ({ name: tag.label, tag })),
    ...[...tags.values()].flatMap((tag) => tag.aliases.map((name) => ({ alias: name, name, tag }))),
  ]
  for (const { name, ...entry } of namesFirst) {
    const identity = identityKey(name)
    if (!byIdentity.has(identity)) byIdentity.set(identity, entry.tag)
    const key = matchKey(name)
    if (!byKey.has(key)) byKey.set(key, entry)
  }
  return {
    byName: (name) => byIdentity.get(identityKey(name)) ?? null,
    knowledge: {
      find: (key) => {
        const entry = byKey.get(key)
        if (!entry) return null
        const { documents, label, status } = entry.tag
        return { documents, label, status, ...(entry.alias ? { alias: entry.alias } : {}) }
      },
    },
  }
}
