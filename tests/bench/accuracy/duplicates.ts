import type { Archive, Imported } from './archive.ts'
import type { Score } from './score.ts'
import { scoreOf } from './score.ts'
import type { Stories } from './stories.ts'
import type { Told } from './truth.ts'

type Document = Imported & Told

/** `wrong`: documents that are taken for another story's, in one way or another. */
export type DuplicateScores = { found: Score; wrong: Score }

/** Counts what `judgeDuplicates` finds. */
export const scoreDuplicates = (args: JudgeArgs): DuplicateScores => {
  const judged = judgeDuplicates(args)
  return {
    found: scoreOf(judged.flatMap(({ isFound }) => isFound ?? [])),
    wrong: scoreOf(judged.map(({ others }) => others.length > 0)),
  }
}

export type JudgedDocument = {
  document: Document
  /** Null where no earlier document printed its story. */
  isFound: boolean | null
  /** Other stories that it is taken for. */
  others: number[]
}

type JudgeArgs = { archive: Archive; documents: readonly Document[]; stories: Stories }

/**
 * Re-prints: documents whose story an earlier document printed as its main article too. (The story's
 * number alone does not say so: the document of that number may itself have printed another.) One is
 * found where the report names a document or article of that story, or where its article is also that
 * of an earlier printing, or lies in one cluster with it.
 *
 * Wrong is a document for which the report names another story, whose article holds another story too,
 * or lies in a cluster with one.
 */
export const judgeDuplicates = ({ archive, documents, stories }: JudgeArgs): JudgedDocument[] => {
  const storyOfId = (id: string): number[] => {
    const key = archive.documentKeys.get(id)
    const story = key === undefined ? undefined : stories.ofDocument.get(key)
    return story === undefined ? [...(stories.ofArticle.get(id) ?? [])] : [story]
  }
  const named = ({ report: { duplicateOf, nearDuplicateOf } }: Document): number[] =>
    [duplicateOf, nearDuplicateOf].flatMap((id: null | string) => (id ? storyOfId(id) : []))
  const clusters = clustersOf(documents)

  const printed = new Map<number, Document[]>()
  return documents.map((document) => {
    const { main, truth } = document
    const earlier = printed.get(truth.story) ?? []
    printed.set(truth.story, [...earlier, document])
    const isTogether = earlier.some(
      (other) =>
        main && (main.id === other.main?.id || isSame(main.cluster, other.main?.cluster ?? null)),
    )
    const isFound = isTogether || named(document).includes(truth.story)
    const taken = [
      ...named(document),
      ...(main ? (stories.ofArticle.get(main.id) ?? []) : []),
      ...(main?.cluster ? (clusters.get(main.cluster) ?? []) : []),
    ]
    return {
      document,
      isFound: earlier.length === 0 ? null : isFound,
      others: [...new Set(taken)].filter((story) => story !== truth.story),
    }
  })
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
