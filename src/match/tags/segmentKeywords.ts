import { standardLetters } from '../../text/persian.ts'
import { emptyKnowledge } from './knowledge.ts'
import { labelOf } from './label.ts'
import { bestCut, type Chosen } from './cut/lattice.ts'
import { segmentsOf } from './cut/segments.ts'
import { readTagLine, type TagLine } from './line/tagLine.ts'
import { isPiece } from './cut/tagWeight.ts'
import type { SegmentedKeywords, TagCandidate, TagKnowledge, TagReason } from './types.ts'
import { isWordlike, spellingOf, wordsOf, type Word } from './line/words.ts'

/** What the tags of one document are found in. */
export type KeywordInput = {
  /** The keyword line, without its marker. */
  line: string
  /** Running text of the article, paragraphs and subheads parted by line ends. */
  body: string
  /** The article's headline, if it was printed. */
  headline?: string | null
}

/** Characters of a keyword line that are read. What follows is one dropped candidate. */
export const LONGEST_LINE = 12_000

/** A cut this sure, with evidence for the phrase, makes a tag by itself. */
const SURE = 0.85

/**
 * Finds the tags of a keyword line whose phrases are run together with nothing but spaces between
 * them (or parted by commas, bars or hash signs, which are then obeyed).
 *
 * The line is cut where the evidence is best: phrases that stand in the body or headline, words
 * that hang together there, tags the archive knows, and how Arabic builds noun phrases. A phrase is
 * `accepted` if it stands in the text, is approved or known from two documents in the archive, or
 * was parted by the publisher; what only its form speaks for is for `review`; interface words and
 * cuts from running text are `dropped`. Each list is in the order of the line, a phrase once, its
 * other places under `repeats`.
 *
 * Pure, deterministic, linear in the length of line and body; never throws.
 *
 * @param archive what is known of tags so far; nothing, if left out
 */
export const segmentKeywords = ({
  line,
  body,
  headline = null,
  archive = emptyKnowledge,
}: KeywordInput & { archive?: TagKnowledge }): SegmentedKeywords => {
  const { read, rest } = readable(line)
  const texts = headline === null ? [body] : [headline, body]
  const tagLine = readTagLine({ line: read, texts, archive })
  const cut = bestCut({ size: tagLine.words.length, segments: segmentsOf(tagLine) })
  const found = cut.map((chosen) => toCandidate({ chosen, line: tagLine }))
  if (rest) found.push(overLimit({ line, rest }))
  return sortOut(found)
}

type List = keyof SegmentedKeywords

const LIST_OF: Readonly<Record<TagReason, List>> = {
  body: 'accepted',
  known: 'accepted',
  delimited: 'accepted',
  unproven: 'review',
  uncertain: 'review',
  interface: 'dropped',
  particles: 'dropped',
  noise: 'dropped',
  overLimit: 'dropped',
}

const readable = (line: string): { read: string; rest: Word | null } => {
  if (line.length <= LONGEST_LINE) return { read: line, rest: null }
  const space = line.lastIndexOf(' ', LONGEST_LINE)
  const end = space > 0 ? space : LONGEST_LINE
  const [rest] = wordsOf(line.slice(end, end + LONGEST_LINE))
  return { read: line.slice(0, end), rest: rest ? { ...rest, start: end + rest.start } : null }
}

const toCandidate = ({
  chosen,
  line,
}: {
  chosen: Chosen
  line: TagLine
}): TagCandidate & { list: List } => {
  const words = line.words.slice(chosen.from, chosen.from + chosen.length)
  const { count, spellings } = line.phrases(chosen)
  const key = words.map((word) => word.key).join(' ')
  const reason = reasonFor({ chosen, line, key, body: count })
  const { known } = chosen
  return {
    list: LIST_OF[reason],
    label:
      chosen.kind === 'tag'
        ? labelOf({ words, spellings, known })
        : standardLetters(spellingOf(words)),
    key,
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    score: chosen.posterior,
    reason,
    evidence: { body: count, documents: known?.documents ?? 0 },
    repeats: [],
  }
}

const reasonFor = ({
  chosen,
  line,
  key,
  body,
}: {
  chosen: Chosen
  line: TagLine
  key: string
  body: number
}): TagReason => {
  if (chosen.kind !== 'tag') return chosen.kind
  const { known, posterior } = chosen
  const delimited = isPiece({ line, ...chosen })
  const archived = known?.status === 'approved' || (known?.documents ?? 0) > 1
  const evidence = delimited ? 'delimited' : body > 0 ? 'body' : archived ? 'known' : null
  if (!evidence || !(isWordlike(key) || known?.status === 'approved')) return 'unproven'
  return posterior >= SURE || (delimited && line.pieces > 2) ? evidence : 'uncertain'
}

const overLimit = ({
  line,
  rest,
}: {
  line: string
  rest: Word
}): TagCandidate & { list: List } => ({
  list: 'dropped',
  label: `${standardLetters(line.slice(rest.start, rest.start + 80))}…`,
  key: '',
  start: rest.start,
  end: line.length,
  score: 1,
  reason: 'overLimit',
  evidence: { body: 0, documents: 0 },
  repeats: [],
})

const RANK: readonly List[] = ['accepted', 'review', 'dropped']

/** Deals candidates out to the lists; places of one phrase go where its best place goes. */
const sortOut = (found: readonly (TagCandidate & { list: List })[]): SegmentedKeywords => {
  const lists: SegmentedKeywords = { accepted: [], review: [], dropped: [] }
  const firsts = new Map<string, TagCandidate>()
  for (const wanted of RANK) {
    for (const { list, ...candidate } of found) {
      if (list !== wanted) continue
      const { start, end, key } = candidate
      const first = firsts.get(key)
      if (first) first.repeats.push({ start, end })
      else {
        firsts.set(key, candidate)
        lists[list].push(candidate)
      }
    }
  }
  return lists
}
