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
  tables: { articles, sketches, versions },
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
     gone AS (DELETE FROM ${sketches.name} WHERE article_id IN (SELECT id FROM s WHERE keys = '{}'))
     INSERT INTO ${sketches.name} (article_id, keys) SELECT id, keys FROM s WHERE keys <> '{}'
     ON CONFLICT (article_id) DO UPDATE SET keys = EXCLUDED.keys`,
    values: [sketched.map(({ id }) => id), sketched.map(({ keys }) => keys)],
  }
  return [
    ...(clustered.length > 0 ? [inClusters] : []),
    ...(sketched.length > 0 ? [inSketches] : []),
  ]
}
