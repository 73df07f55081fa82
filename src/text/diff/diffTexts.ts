import { countWords } from '../words.ts'
import type { Pair } from './alignParagraphs.ts'
import { alignParagraphs } from './alignParagraphs.ts'
import { diffWords } from './diffWords.ts'
import type { Budget } from './myers.ts'
import type { DiffCounts, DiffRow, TextDiff, WordPart } from './types.ts'

/** Steps of a diff: a few tenths of a second at most, and a newspaper page takes a thousandth. */
const defaultSteps = 20_000_000

/**
 * What became of a text: paragraph by paragraph, and word by word within them. Other spellings of a word
 * are told apart from other words, with what they differ in.
 *
 * The parts of all rows give both texts back, letter by letter (`applyDiff`). Turned round, the diff is the
 * same turned round, and its counts are. Pure; the same texts give the same diff; memory is linear in them.
 *
 * @param args.old paragraphs of the text as it was
 * @param args.new paragraphs of the text as it is
 * @param args.steps the most that it may cost, in steps of a comparison; what is left then is told as
 * changed as a whole, and `isCoarse` says so
 */
export const diffTexts = ({
  new: fresh,
  old,
  steps = defaultSteps,
}: {
  new: readonly string[]
  old: readonly string[]
  steps?: number
}): TextDiff => {
  // Of several shortest ways one is found; from the same side always, so that it is one diff both ways.
  if (isAfter(old, fresh)) return turned(diffTexts({ new: old, old: fresh, steps }))
  const budget: Budget = { steps: lengthOf(old) + lengthOf(fresh) > mostCharacters ? -1 : steps }
  const rows = alignParagraphs({ budget, fresh, old }).map((pair) =>
    rowOf({ budget, fresh, old, pair }),
  )
  return { counts: countsOf(rows), isCoarse: budget.steps < 0, rows }
}

/** Characters of both texts; the longest newspaper page has a tenth. */
const mostCharacters = 500_000

const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.length, 0)

const rowOf = ({
  budget,
  fresh,
  old,
  pair: { isMoved, new: to, old: from },
}: {
  budget: Budget
  fresh: readonly string[]
  old: readonly string[]
  pair: Pair
}): DiffRow => {
  const before = from === null ? '' : (old[from] ?? '')
  const after = to === null ? '' : (fresh[to] ?? '')
  const place = { new: to, old: from }
  if (from === null)
    return { ...place, kind: 'added', parts: whole({ kind: 'added', new: after, old: '' }) }
  if (to === null)
    return { ...place, kind: 'removed', parts: whole({ kind: 'removed', new: '', old: before }) }
  const parts = diffWords({ budget, new: after, old: before })
  const isSame = before === after
  return { ...place, kind: isMoved ? 'moved' : isSame ? 'kept' : 'changed', parts }
}

const whole = (part: WordPart): WordPart[] => (part.old === '' && part.new === '' ? [] : [part])

const isAfter = (one: readonly string[], other: readonly string[]): boolean => {
  const [a, b] = [one.join('\n'), other.join('\n')]
  return a === b ? one.length > other.length : a > b
}

const otherWay = { added: 'removed', removed: 'added' } as const
const turnKind = <Kind extends string>(kind: Kind): Kind =>
  ((otherWay as Record<string, string>)[kind] as Kind | undefined) ?? kind

const turned = ({ counts, isCoarse, rows }: TextDiff): TextDiff => {
  const there = rows.map((row): DiffRow => ({
    kind: turnKind(row.kind),
    new: row.old,
    old: row.new,
    parts: row.parts.map((part) => ({
      ...part,
      kind: turnKind(part.kind),
      new: part.old,
      old: part.new,
    })),
  }))
  return {
    counts: { ...counts, added: counts.removed, removed: counts.added },
    isCoarse,
    rows: inNewOrder(there),
  }
}

/** Rows that stand in order in the old text and have their place in the new one, in the new one's order. */
const inNewOrder = (rows: readonly DiffRow[]): DiffRow[] => {
  const placed = rows.filter((row) => row.new !== null).sort((a, b) => (a.new ?? 0) - (b.new ?? 0))
  const gone = rows.filter((row) => row.new === null).sort((a, b) => (a.old ?? 0) - (b.old ?? 0))
  const found: DiffRow[] = []
  // What was removed stands behind the last paragraph before it that stayed in its place.
  const addGone = (before: number) => {
    while ((gone[0]?.old ?? Infinity) < before) found.push(...gone.splice(0, 1))
  }
  const stays = placed.flatMap(({ kind, old }) => (kind === 'moved' ? [] : (old ?? [])))
  addGone(stays.shift() ?? Infinity)
  for (const row of placed) {
    found.push(row)
    if (row.kind !== 'moved' && row.old !== null) addGone(stays.shift() ?? Infinity)
  }
  return [...found, ...gone]
}

const countsOf = (rows: readonly DiffRow[]): DiffCounts => {
  const counts: DiffCounts = { added: 0, changed: 0, kept: 0, moved: 0, removed: 0, spelling: 0 }
  for (const { kind, parts } of rows) {
    if (kind === 'moved') counts.moved += 1
    for (const part of parts) {
      const before = countWords(part.old)
      const after = countWords(part.new)
      const both = Math.min(before, after)
      if (part.kind !== 'added' && part.kind !== 'removed') counts[part.kind] += both
      counts.added += after - (part.kind === 'added' ? 0 : both)
      counts.removed += before - (part.kind === 'removed' ? 0 : both)
    }
  }
  return counts
}

/** The two texts of a diff, as their paragraphs. */
export const applyDiff = ({ rows }: Pick<TextDiff, 'rows'>): { new: string[]; old: string[] } => {
  const side = (name: 'new' | 'old') =>
    rows
      .filter((row) => row[name] !== null)
      .sort((a, b) => (a[name] ?? 0) - (b[name] ?? 0))
      .map(({ parts }) => parts.map((part) => part[name]).join(''))
  return { new: side('new'), old: side('old') }
}
