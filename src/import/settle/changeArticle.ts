import type { Archive, KnownArticle } from '../archive/types.ts'
import type { Change } from './articleData.ts'

/** Changes an article that is there, and counts the tags that it takes on and gives up. */
export const changeArticle = async ({
  archive,
  article,
  change,
}: {
  archive: Archive
  article: KnownArticle
  change: Change
}): Promise<void> => {
  await archive.changeArticle({ article, change })
  if (!change.tags) return
  const tags = change.tags.map(String)
  const gone = article.tags.filter((tag) => !tags.includes(tag))
  const taken = tags.filter((tag) => !article.tags.includes(tag))
  await archive.countTagUse({ by: -1, tags: gone })
  await archive.countTagUse({ by: 1, tags: taken })
}
