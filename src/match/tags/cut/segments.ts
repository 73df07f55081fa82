import { junkOf, LISTED, type JunkKind } from './junk.ts'
import { joinOdds } from './joinOdds.ts'
import { isSameTag } from '../label.ts'
import { LONGEST_TAG, type TagLine } from '../line/tagLine.ts'
import { tagWeight } from './tagWeight.ts'
import type { KnownTag } from '../types.ts'
import { WEIGHTS } from './weights.ts'

/** A way to take `length` words from the line's word `from`: as a tag, or as junk of some kind. */
export type Segment = {
  from: number
  length: number
  kind: 'tag' | JunkKind
  /** Natural-log weight. */
  score: number
  known: KnownTag | null
}

/** Words of the longest run of junk. */
const LONGEST_SEGMENT = 6

/**
 * Every segment a line may be cut into, by ascending place. No segment runs across a delimiter, and
 * every word is a tag of its own in one of them, so that a cut always exists.
 */
export const segmentsOf = (line: TagLine): Segment[] => {
  const joins = line.words.map((_, at) => joinOdds({ line, at }))
  const segments: Segment[] = []
  for (let from = 0; from < line.words.length; from += 1) {
    const longest = longestFrom({ line, from })
    let key: null | string = ''
    let joined = 0
    for (let length = 1; length <= LONGEST_SEGMENT; length += 1) {
      const word = line.words[from + length - 1]
      if (!word || (length > 1 && word.breakBefore)) break
      if (length > longest) key = null
      else key = length === 1 ? word.key : `${key} ${word.key}`
      joined += length === 1 ? 0 : (joins[from + length - 2] ?? 0)
      const known = key === null ? null : knownTag({ line, from, length, key })
      const junk = junkOf({ line, from, length, key, known })
      if (junk) segments.push({ from, length, kind: junk.kind, score: junk.weight, known: null })
      if (length > LONGEST_TAG) continue
      const barred = junk?.certain ? WEIGHTS.barred : 0
      const score = joined + tagWeight({ line, from, length, known }) + barred
      segments.push({ from, length, kind: 'tag', score, known })
    }
  }
  return segments
}

/** Words of the longest run from here that may be a tag or junk by its name. */
const longestFrom = ({ line, from }: { line: TagLine; from: number }): number => {
  const word = line.words[from]?.key ?? ''
  return Math.max(line.archive.longest?.(word) ?? LONGEST_SEGMENT, LISTED.from(word))
}

const knownTag = ({
  line,
  from,
  length,
  key,
}: {
  line: TagLine
  from: number
  length: number
  key: string
}): KnownTag | null => {
  const known = line.archive.find(key)
  if (!known) return null
  const words = line.words.slice(from, from + length)
  const { spellings } = line.phrases({ from, length })
  return isSameTag({ words, spellings, known }) ? known : null
}
