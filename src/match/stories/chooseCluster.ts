/** An article and the cluster it is in, if any. */
export type Clustered<Id> = { id: Id; storyCluster: Id | null }

export type ClusterChoice<Id> = {
  /** The cluster of the article and all its duplicates; null for an article without any. */
  cluster: Id | null
  /** Articles, the new one too, that are not in it by themselves, in order. */
  articles: Id[]
  /** Other clusters whose every article goes into it, in order. */
  clusters: Id[]
}

/**
 * The cluster of an article and the articles that tell the same story. A cluster is named by the id of
 * its oldest article; clusters that turn out to be one take the oldest name. Of two ids the smaller is
 * the older, as it is with UUIDs of version 7 (RFC 9562) in lower case and with serial numbers.
 *
 * @param duplicates in any order; the choice hangs on the ids alone
 */
export const chooseCluster = <Id extends number | string>({
  article,
  duplicates,
}: {
  article: Clustered<Id>
  duplicates: readonly Clustered<Id>[]
}): ClusterChoice<Id> => {
  const others = duplicates.filter(({ id }) => id !== article.id)
  if (others.length === 0) return { articles: [], cluster: article.storyCluster, clusters: [] }
  const all = [article, ...others]
  const names = all.map(({ id, storyCluster }) => storyCluster ?? id)
  const cluster = names.reduce((oldest, name) => (name < oldest ? name : oldest))
  return {
    articles: inOrder(all.flatMap(({ id, storyCluster }) => (storyCluster === null ? [id] : []))),
    cluster,
    clusters: inOrder(
      all.flatMap(({ storyCluster }) =>
        storyCluster === null || storyCluster === cluster ? [] : [storyCluster],
      ),
    ),
  }
}

const inOrder = <Id extends number | string>(ids: readonly Id[]): Id[] =>
  [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1))
