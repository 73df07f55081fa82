import { tagKnowledge } from './knowledge.ts'
import { segmentKeywords, type KeywordInput } from './segmentKeywords.ts'
import type { TagCandidate, TagKnowledge } from './types.ts'

/** How a phrase was met over a set of documents. */
type Sightings = { label: string; proven: number; left: Set<string>; right: Set<string> }

/** Candidates this likely count as seen. */
const LIKELY = 0.5
/** Phrases kept at most; later new ones are passed over. */
const MOST_PHRASES = 1_000_000
/** Neighbours kept for one phrase: that there are many is all that matters. */
const MOST_NEIGHBOURS = 1000

/**
 * Learns tags from documents that are read together, each first by its own evidence alone. A tag's
 * `documents` are those whose text proves it, or, where none does, those that have it between
 * different neighbours: one wrong cut that is printed twice proves nothing. The same line is
 * counted once.
 *
 * Linear in the documents.
 */
export const collectTagKnowledge = (documents: Iterable<KeywordInput>): TagKnowledge => {
  const seen = new Map<string, Sightings>()
  const lines = new Set<string>()
  for (const document of documents) {
    if (lines.has(document.line)) continue
    lines.add(document.line)
    const { accepted, review, dropped } = segmentKeywords(document)
    const parts = [...accepted, ...review, ...dropped].sort((a, b) => a.start - b.start)
    const proven = new Set(accepted)
    const possible = new Set(review.filter((candidate) => candidate.score >= LIKELY))
    parts.forEach((candidate, at) => {
      if (!proven.has(candidate) && !possible.has(candidate)) return
      const before = parts[at - 1]
      const after = parts[at + 1]
      note({ seen, candidate, proven: proven.has(candidate), before, after, place: lines.size })
    })
  }
  return tagKnowledge(entriesOf(seen))
}

const note = ({
  seen,
  candidate,
  proven,
  before,
  after,
  place,
}: {
  seen: Map<string, Sightings>
  candidate: TagCandidate
  proven: boolean
  before: TagCandidate | undefined
  after: TagCandidate | undefined
  place: number
}): void => {
  let sightings = seen.get(candidate.key)
  if (!sightings) {
    if (seen.size >= MOST_PHRASES) return
    sightings = { label: candidate.label, proven: 0, left: new Set(), right: new Set() }
    seen.set(candidate.key, sightings)
  }
  if (proven) {
    if (sightings.proven === 0) sightings.label = candidate.label
    sightings.proven += 1
  }
  // The line's end is another neighbour each time.
  addNeighbour(sightings.left, before?.key.split(' ').at(-1) ?? `^${place}`)
  addNeighbour(sightings.right, after?.key.split(' ')[0] ?? `$${place}`)
}

const addNeighbour = (neighbours: Set<string>, neighbour: string): void => {
  if (neighbours.size < MOST_NEIGHBOURS) neighbours.add(neighbour)
}

function* entriesOf(seen: ReadonlyMap<string, Sightings>) {
  for (const { label, proven, left, right } of seen.values()) {
    const contexts = Math.min(left.size, right.size)
    const documents = proven > 0 ? Math.max(proven, contexts) : contexts - 1
    if (documents < 1) continue
    yield { label, documents, status: 'candidate' as const }
  }
}
