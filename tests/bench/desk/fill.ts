import type { Payload } from 'payload'
import type pg from 'pg'

import { fillArchive } from '../merge/fill.ts'

type Client = Pick<pg.Client, 'query'>

/** Of so many articles one is … */
const oneIn = { cluster: 20, overdue: 5000, ready: 10, scheduled: 500, withheld: 2000 }

/**
 * Fills an empty archive as a desk finds it some weeks after a large import: most articles wait, some are
 * out, with what is missing here and there, and titles that lead nowhere.
 */
export const fillDesk = async ({
  articles,
  client,
  payload,
}: {
  articles: number
  client: Client
  payload: Payload
}): Promise<void> => {
  await fillArchive({ articles, client, payload, tags: Math.max(1000, Math.round(articles / 5)) })
  for (const statement of statements) await client.query(statement)
  await client.query('VACUUM ANALYZE')
}

/** A number of an article that stays the same: 0 to 2^31. */
const number = `abs(hashtext(a.public_id))`

const statements: readonly string[] = [
  `UPDATE articles a SET
     headline = 'خبر رقم ' || ${number} % 100000 || ' من أخبار الأرشيف التي تنتظر المراجعة',
     headline_origin = (CASE WHEN ${number} % 5 < 2 THEN 'inferred' ELSE 'given' END)::enum_articles_headline_origin,
     original_published_at = CASE WHEN ${number} % 3 = 0 THEN NULL
       ELSE now() - make_interval(days => ${number} % 900) END,
     source_id = CASE WHEN ${number} % 7 = 0 THEN NULL ELSE source_id END,
     story_cluster = CASE WHEN ${number} % ${oneIn.cluster} = 0
       THEN 'cluster-' || (${number} / ${oneIn.cluster}) % (SELECT 1 + count(*) / 50 FROM articles) END,
     stage = (CASE WHEN ${number} % ${oneIn.scheduled} = 1 THEN 'scheduled'
       WHEN ${number} % ${oneIn.ready} = 2 THEN 'ready'
       WHEN ${number} % 4 = 3 THEN 'live' ELSE 'imported' END)::enum_articles_stage,
     pub_status = (CASE WHEN ${number} % 4 = 3 AND ${number} % ${oneIn.withheld} = 3
       THEN 'withheld' ELSE 'usable' END)::enum_articles_pub_status,
     scheduled_for = CASE WHEN ${number} % ${oneIn.scheduled} = 1
       THEN now() + make_interval(hours => CASE WHEN ${number} % ${oneIn.overdue} = 1 THEN -3 ELSE 30 END) END,
     updated_at = now() - make_interval(secs => ${number} % 1000000)`,
  `UPDATE articles a SET _status = 'published',
     first_published_at = now() - make_interval(hours => ${number} % 2000),
     last_issued_at = now() - make_interval(hours => ${number} % 2000), issue_number = 1
   WHERE a.stage = 'live'`,
  `UPDATE _articles_v v SET version_headline = a.headline,
     version_headline_origin = a.headline_origin::text::enum__articles_v_version_headline_origin,
     version_original_published_at = a.original_published_at, version_source_id = a.source_id,
     version_story_cluster = a.story_cluster,
     version_stage = a.stage::text::enum__articles_v_version_stage,
     version_pub_status = a.pub_status::text::enum__articles_v_version_pub_status,
     version_scheduled_for = a.scheduled_for, version_updated_at = a.updated_at,
     version__status = a._status::text::enum__articles_v_version_status
   FROM articles a WHERE a.id = v.parent_id`,
  `INSERT INTO related_links (id, title, from_id, kind, state, origin, "order", match_key, link_key)
   SELECT gen_random_uuid(), 'عنوان ذو صلة رقم ' || n || ' ' || ${number} % 1000, a.id, 'similar',
     (CASE WHEN n = 1 THEN 'dead' ELSE 'unresolved' END)::enum_related_links_state, 'imported', n,
     'عنوان ذو صله رقم ' || n || ' ' || ${number} % 1000, gen_random_uuid()::text
   FROM articles a, generate_series(1, 2) n WHERE ${number} % 3 > 0`,
]
