import type { Written } from '../kept.ts'

/** Fields of an article that hold one value; tags are a set and merge as one. */
export const mergedFields = [
  'headline',
  'body',
  'source',
  'originalUrl',
  'originalPublishedAt',
  'originalAuthor',
] as const

export type MergedField = (typeof mergedFields)[number]

/** `mine` stays, `theirs` is taken, both `agree`, or a person has to decide. */
export type Verdict = 'agree' | 'conflict' | 'mine' | 'theirs'

export type Merge = {
  /** What the next import starts from: theirs, but where a conflict keeps the question open. */
  base: Written
  conflicts: MergedField[]
  tags: string[]
  /** Fields to be written. */
  taken: MergedField[]
}

type Sides<Value> = {
  /** As the last import wrote it. */
  base: Value
  /** As the archive has it, whoever wrote it. */
  mine: Value
  /** As the document at hand has it. */
  theirs: Value
}

/**
 * Merges a changed document into its article, field by field: what changed on one side only is taken
 * from that side, what both changed alike is agreed, and what both changed differently is left as the
 * editor has it, for a decision. The rule is that of diff3 for one chunk (Khanna, Kunal and Pierce, "A
 * Formal Investigation of Diff3", FSTTCS 2007, §2).
 *
 * A body is one chunk. Merging it paragraph by paragraph would be safe as text and not as news: a figure
 * put right by an editor in the second paragraph and a new third one that repeats the old figure merge
 * without a conflict into a story that contradicts itself.
 */
export const mergeThreeWays = ({ base, mine, theirs }: Sides<Written>): Merge => {
  const verdicts = mergedFields.map((field) => ({
    field,
    verdict: mergeValue({ base: base[field], mine: mine[field], theirs: theirs[field] }),
  }))
  const having = (wanted: Verdict) =>
    verdicts.filter(({ verdict }) => verdict === wanted).map(({ field }) => field)
  const conflicts = having('conflict')
  return {
    base: { ...theirs, ...pick({ fields: conflicts, from: base }) },
    conflicts,
    tags: mergeSet({ base: base.tags, mine: mine.tags, theirs: theirs.tags }),
    taken: having('theirs'),
  }
}

/**
 * The same where an editor has vouched for the text as it stands: all that the document would change is
 * a question to the editor.
 */
export const holdAll = ({ merge, ...sides }: Sides<Written> & { merge: Merge }): Merge => {
  const conflicts = mergedFields.filter((field) =>
    [...merge.conflicts, ...merge.taken].includes(field),
  )
  return {
    base: {
      ...merge.base,
      ...pick({ fields: conflicts, from: sides.base }),
      tags: sides.base.tags,
    },
    conflicts,
    tags: sides.mine.tags,
    taken: [],
  }
}

/** What becomes of one value. */
export const mergeValue = <Value extends null | string>({
  base,
  mine,
  theirs,
}: Sides<Value>): Verdict => {
  if (mine === theirs) return 'agree'
  if (theirs === base) return 'mine'
  return mine === base ? 'theirs' : 'conflict'
}

/**
 * What becomes of a set: what the document added comes, what it dropped goes, all else is as the editor
 * has it. Each member is there or not, so both sides never change it in two ways, and nothing conflicts.
 */
export const mergeSet = ({ base, mine, theirs }: Sides<readonly string[]>): string[] => {
  const stays = mine.filter((member) => theirs.includes(member) || !base.includes(member))
  const comes = theirs.filter((member) => !base.includes(member) && !mine.includes(member))
  return [...stays, ...comes]
}

/** Whether two sets have the same members. */
export const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member) => other.includes(member))

const pick = ({
  fields,
  from,
}: {
  fields: readonly MergedField[]
  from: Written
}): Partial<Written> => Object.fromEntries(fields.map((field) => [field, from[field]]))
