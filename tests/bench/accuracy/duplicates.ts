import type { Archive, Imported } from './archive.ts'
import type { Score } from './score.ts'
import { scoreOf } from './score.ts'
import type { Stories } from './stories.ts'
import type { Told } from './truth.ts'

type Document = Imported & Told

/** `wrong`: documents that are taken for another story's, in one way or another. */
export type DuplicateScores = { found: Score; wrong: Score }

/**
 * Re-prints: documents whose story an earlier document printed as its main article too. (The story's
 * number alone does not say so: the document of that number may itself have printed another.) One is
 * found where the report names a document or article of that story, or where its article is also that
 * of an earlier printing, or lies in one cluster with it.
 *
 * Wrong is a document for which the report names another story, whose article holds another story too,
 * or lies in a cluster with one.
 */
export const scoreDuplicates = ({
  archive,
  documents,
  stories,
}: {
  archive: Archive
  documents: readonly Document[]
  stories: Stories
}): DuplicateScores => {
  const storyOfId = (id: string): number[] => {
    const key = archive.documentKeys.get(id)
    const story = key === undefined ? undefined : stories.ofDocument.get(key)
    return story === undefined ? [...(stories.ofArticle.get(id) ?? [])] : [story]
  }
  const named = ({ report: { duplicateOf, nearDuplicateOf } }: Document): number[] =>
    [duplicateOf, nearDuplicateOf].flatMap((id: null | string) => (id ? storyOfId(id) : []))
  const clusters = clustersOf(documents)

  const printed = new Map<number, Document[]>()
  const found: boolean[] = []
  for (const document of documents) {
    const { main, truth } = document
    const earlier = printed.get(truth.story) ?? []
    printed.set(truth.story, [...earlier, document])
    if (earlier.length === 0) continue
    const isTogether = earlier.some(
      (other) =>
        main && (main.id === other.main?.id || isSame(main.cluster, other.main?.cluster ?? null)),
    )
    found.push(isTogether || named(document).includes(truth.story))
  }
  const wrong = documents.map((document) => {
    const { main, truth } = document
    const others = [
      ...named(document),
      ...(main ? (stories.ofArticle.get(main.id) ?? []) : []),
      ...(main?.cluster ? (clusters.get(main.cluster) ?? []) : []),
    ]
    return others.some((story) => story !== truth.story)
  })
  return { found: scoreOf(found), wrong: scoreOf(wrong) }
}

const isSame = (one: null | string, other: null | string): boolean => one !== null && one === other

const clustersOf = (documents: readonly Document[]): Map<string, Set<number>> => {
  const clusters = new Map<string, Set<number>>()
  for (const { main, truth } of documents) {
    if (!main?.cluster) continue
    const stories = clusters.get(main.cluster) ?? new Set<number>()
    clusters.set(main.cluster, stories.add(truth.story))
  }
  return clusters
}
