import type { Archive } from './archive.ts'
import type { Told } from './truth.ts'

/** Which stories are printed where, by the truth. */
export type Stories = {
  /** Stories that stand in the archive under an article, by its id: one, unless two were taken for one. */
  ofArticle: ReadonlyMap<string, ReadonlySet<number>>
  /** The story that a document prints as its main article, by the document's key. */
  ofDocument: ReadonlyMap<string, number>
  /**
   * Stories printed under their headline. A main article has none in these documents, so a title can
   * lead to a story only where some document shows it under "read also".
   */
  withHeadline: ReadonlySet<number>
}

/** Finds the stories of articles by the documents that print them. */
export const storiesOf = ({
  archive,
  told,
}: {
  archive: Archive
  told: readonly Told[]
}): Stories => {
  const ofArticle = new Map<string, Set<number>>()
  const add = (id: string, story: number) => {
    ofArticle.set(id, (ofArticle.get(id) ?? new Set<number>()).add(story))
  }
  for (const { key, truth } of told) {
    for (const { id, part } of archive.imported.get(key)?.report.articles ?? []) {
      const story = part === 'main' ? truth.story : truth.readAlso?.story
      if (story !== undefined) add(id, story)
    }
  }
  return {
    ofArticle,
    ofDocument: new Map(told.map(({ key, truth }) => [key, truth.story])),
    withHeadline: new Set(told.flatMap(({ truth }) => truth.readAlso?.story ?? [])),
  }
}
