import { limits } from '../../../../../collections/limits.ts'
import { lineKeys } from '../../../../match/tags/lineKeys.ts'
import { sha256Hex } from '../../../../text/hash.ts'
import { identityKey } from '../../../../text/identityKey.ts'
import { matchKey } from '../../../../text/matchKey.ts'
import { nameSlug } from '../../../../text/slug.ts'
import { truncateText } from '../../../../text/clean.ts'
import type { ArchiveTag, KnownTags, NewSource } from '../../../archive/types.ts'
import type { BulkContext } from '../bulkContext.ts'
import { fetchNames } from '../fetch/fetchNames.ts'
import type { NameState } from '../memory/states.ts'

/** The source of one of these keys; see `Archive`. */
export const findSource = async ({
  context: { memory, reader },
  keys,
}: {
  context: BulkContext
  keys: readonly string[]
}): Promise<null | string> => {
  const unknown = keys.filter((key) => !memory.askedNames.sources.has(key))
  for (const key of unknown) memory.askedNames.sources.add(key)
  await fetchNames({ by: 'identity_key', keys: unknown, memory, of: 'sources', reader })
  const found = keys
    .map((key) => memory.sources.find({ by: 'identityKey', key }))
    .filter((one) => one !== null)
    // A name of its own goes before an alias, and the older before the younger.
    .sort((one, other) => rank(one) - rank(other) || (one.state.id < other.state.id ? -1 : 1))
  return found[0]?.state.id ?? null
}

/** The source of this id, or what it was merged into; see `Archive`. */
export const findSourceById = async ({
  context: { memory, reader },
  id,
}: {
  context: BulkContext
  id: string
}): Promise<null | { id: string; name: string }> => {
  const { byId } = memory.sources
  if (!byId.has(id)) await fetchNames({ by: 'id', keys: [id], memory, of: 'sources', reader })
  const found = byId.get(id)
  const source = byId.get(found?.mergedInto ?? id)
  return source ? { id: source.id, name: source.name } : null
}

const rank = ({ alias }: { alias?: string }): number => (alias === undefined ? 0 : 1)

/** What is known of the phrases of a keyword line; see `Archive`. */
export const tagsOf = async ({
  context: { memory, reader },
  line,
  names,
}: {
  context: BulkContext
  line: string
  names: readonly string[]
}): Promise<KnownTags> => {
  const asked = memory.askedNames.tags
  const phrases = memory.foreseenLines.has(line) ? [] : lineKeys(line).phrases
  const keys = [...phrases, ...names.map((name) => matchKey(name))]
  const unknown = keys.filter((key) => !asked.has(key))
  for (const key of unknown) asked.add(key)
  await fetchNames({ by: 'match_key', keys: unknown, memory, of: 'tags', reader })
  return {
    byName: (name) => {
      const found = memory.tags.find({ by: 'identityKey', key: identityKey(name) })
      return found && toTag(found.state)
    },
    knowledge: {
      longest: memory.tags.longest,
      find: (key) => {
        const found = memory.tags.find({ by: 'matchKey', key })
        if (!found) return null
        const { alias, state } = found
        const { name: label, status, usage: documents } = state
        return { documents, label, status, ...(alias === undefined ? {} : { alias }) }
      },
    },
  }
}

const toTag = ({ aliases, id, name, status, usage }: NameState): ArchiveTag => ({
  aliases: [...aliases],
  documents: usage,
  id,
  label: name,
  status,
})

export const createTag = ({ context, label }: { context: BulkContext; label: string }): string =>
  createName({ aliases: [], context, kind: '', name: label, of: 'tags' })

export const createSource = ({
  context,
  source,
}: {
  context: BulkContext
  source: NewSource
}): string => createName({ ...source, context, of: 'sources' })

/** As the hooks of tags and sources do it: keys, and a slug that nothing else has. */
const createName = ({
  aliases,
  context: { draft, memory, reader },
  kind,
  name: given,
  of,
}: {
  aliases: readonly string[]
  context: BulkContext
  kind: string
  name: string
  of: 'sources' | 'tags'
}): string => {
  const name = truncateText({ max: limits.name, text: given })
  const identity = identityKey(name)
  const wanted = nameSlug(name)
  // Names of one slug have one match key nearly always, and those were loaded. Where an editor gave the
  // slug away, the database refuses the batch, and its documents are written one by one.
  const isTaken = memory[of].hasSlug(wanted)
  const state: NameState = {
    aliases,
    id: reader.tables[of].newId(),
    identityKey: identity,
    isStored: false,
    kind,
    matchKey: matchKey(name),
    mergedInto: null,
    name,
    slug: isTaken ? `${wanted}-${sha256Hex(identity).slice(0, 6)}` : wanted,
    status: 'candidate',
    usage: 0,
  }
  memory[of].take(state)
  memory.journal.push(of === 'tags' ? draft.newTags : draft.newSources, state)
  return state.id
}

/** Counts in the archive's memory at once, and in the database with the batch. */
export const countTagUse = ({
  by,
  context: { draft, memory },
  tags,
}: {
  by: -1 | 1
  context: BulkContext
  tags: readonly string[]
}): void => {
  for (const id of tags) {
    const state = memory.tags.byId.get(id)
    if (state) memory.journal.assign(state, { usage: state.usage + by })
    if (state && !state.isStored) continue
    if (state && !draft.countedTags.has(state)) {
      draft.countedTags.add(state)
      memory.journal.note(() => draft.countedTags.delete(state))
    }
    memory.journal.set(draft.usage, id, (draft.usage.get(id) ?? 0) + by)
  }
}
