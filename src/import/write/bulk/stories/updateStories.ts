import { keepSketchesSql } from '../../../stories/lookup.ts'
import type { Statement } from '../rows/sendSteps.ts'
import type { Tables } from '../rows/tables.ts'

/** What a batch changes of articles that are there: their clusters, and the sketches of their texts. */
export type StoryChanges = {
  clustered: { cluster: null | string; id: string }[]
  /** `keys`: as Postgres reads an array from text; an empty one where the text is too short. */
  sketched: { id: string; keys: string }[]
}

/** Writes them. Clusters go into the row and its newest version, without a version of their own. */
export const updateStories = ({
  stories: { clustered, sketched },
  tables: { articles, entries, sketches, versions },
}: {
  stories: StoryChanges
  tables: Tables
}): Statement[] => {
  const inClusters: Statement = {
    sql: `WITH c AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS c(id, cluster)), v AS (
         UPDATE ${versions.name} v SET version_story_cluster = c.cluster
         FROM c WHERE v.parent_id = c.id AND coalesce(v.latest, false))
       UPDATE ${articles.name} a SET story_cluster = c.cluster FROM c WHERE a.id = c.id`,
    values: [clustered.map(({ id }) => id), clustered.map(({ cluster }) => cluster)],
  }
  const inSketches: Statement = {
    sql: `WITH s AS (SELECT id, keys::bigint[] AS keys FROM unnest($1::uuid[], $2::text[]) AS s(id, keys)),
     ${keepSketchesSql({ entries: entries.name, sketches: sketches.name })}
     SELECT WHERE false`,
    values: [sketched.map(({ id }) => id), sketched.map(({ keys }) => keys)],
  }
  return [
    ...(clustered.length > 0 ? [inClusters] : []),
    ...(sketched.length > 0 ? [inSketches] : []),
  ]
}
