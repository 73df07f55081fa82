import type { Budget, Stretch } from './myers.ts'
import { compare } from './myers.ts'
import { spellingOf } from './spelling.ts'
import type { Token } from './tokens.ts'
import { tokensOf } from './tokens.ts'
import type { WordPart } from './types.ts'

/**
 * What became of one paragraph, word by word. Words are compared by their match keys, so that another
 * spelling of a word stands over against it and is told as such.
 *
 * @param args.budget what it may cost; where that is spent, the rest is one changed stretch
 */
export const diffWords = ({
  budget,
  new: newText,
  old: oldText,
}: {
  budget: Budget
  new: string
  old: string
}): WordPart[] => {
  if (oldText === newText)
    return oldText === '' ? [] : [{ kind: 'kept', new: newText, old: oldText }]
  const old = tokensOf(oldText)
  const fresh = tokensOf(newText)
  const ids = interned()
  const stretches = compare({ a: old.map(ids), b: fresh.map(ids), budget })
  return merged(
    stretches.flatMap((stretch) =>
      stretch.isSame ? sameParts({ fresh, old, stretch }) : [otherPart({ fresh, old, stretch })],
    ),
  )
}

/** Every key as a number of its own. */
export const interned = (): ((token: Pick<Token, 'key'>) => number) => {
  const known = new Map<string, number>()
  return ({ key }) => {
    const id = known.get(key) ?? known.size
    known.set(key, id)
    return id
  }
}

type Sides = { fresh: readonly Token[]; old: readonly Token[]; stretch: Stretch }

const sameParts = ({ fresh, old, stretch }: Sides): WordPart[] => {
  const parts: WordPart[] = []
  for (let at = 0; at < stretch.aEnd - stretch.a; at += 1) {
    const before = old[stretch.a + at]
    const after = fresh[stretch.b + at]
    if (before && after) parts.push(...samePart({ after, before }))
  }
  return parts
}

/** Two tokens of one key: equal, spelled otherwise, or words that only their key has in common. */
const samePart = ({ after, before }: { after: Token; before: Token }): WordPart[] => {
  const gap: WordPart[] =
    before.gap === after.gap
      ? [{ kind: 'kept', new: after.gap, old: before.gap }]
      : [{ kind: 'spelling', new: after.gap, old: before.gap, spelling: ['spaces'] }]
  const shared = { new: after.text, old: before.text }
  if (before.text === after.text) return [...gap, { kind: 'kept', ...shared }]
  if (!before.isWord) return [...gap, { kind: 'spelling', ...shared, spelling: ['signs'] }]
  const spelling = spellingOf({ a: before.text, b: after.text })
  return [
    ...gap,
    spelling ? { kind: 'spelling', ...shared, spelling } : { kind: 'changed', ...shared },
  ]
}

/** What stands on one side only, or other words on each; or the same letters, parted otherwise. */
const otherPart = ({ fresh, old, stretch }: Sides): WordPart => {
  const before = old.slice(stretch.a, stretch.aEnd)
  const after = fresh.slice(stretch.b, stretch.bEnd)
  const shared = { new: textOf(after), old: textOf(before) }
  if (before.length === 0) return { kind: 'added', ...shared }
  if (after.length === 0) return { kind: 'removed', ...shared }
  if (keyOf(before) !== keyOf(after)) return { kind: 'changed', ...shared }
  const spelling = spellingOf({ a: shared.old, b: shared.new })
  return spelling ? { kind: 'spelling', ...shared, spelling } : { kind: 'changed', ...shared }
}

const textOf = (tokens: readonly Token[]): string =>
  tokens.map(({ gap, text }) => `${gap}${text}`).join('')

const keyOf = (tokens: readonly Token[]): string => tokens.map(({ key }) => key).join('')

/** Neighbours that were kept as one part; parts of nothing left out. */
const merged = (parts: readonly WordPart[]): WordPart[] => {
  const found: WordPart[] = []
  for (const part of parts) {
    const last = found.at(-1)
    if (part.old === '' && part.new === '') continue
    if (part.kind === 'kept' && last?.kind === 'kept') {
      last.new += part.new
      last.old += part.old
    } else found.push({ ...part })
  }
  return found
}
