import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import pg from 'pg'

import { endWithParent } from '../shared/child.ts'

/**
 * Run as a process of its own: the least that a list of ten can cost, one prepared statement that the
 * database itself writes as JSON, without rules, formats or a count. `?at=&id=` say where a page begins.
 */
endWithParent()
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const text = `SELECT json_agg(l)::text AS docs FROM (
  SELECT a.id, a.headline, a.deck, a.slug, a.original_published_at, a.first_published_at, a.last_issued_at,
    (SELECT json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) FROM sources s
      WHERE s.id = a.source_id) AS source,
    (SELECT json_agg(json_build_object('id', t.id, 'label', t.label, 'slug', t.slug) ORDER BY r."order")
      FROM articles_rels r JOIN tags t ON t.id = r.tags_id
      WHERE r.parent_id = a.id AND r.path = 'tags') AS tags
  FROM articles a WHERE a._status = 'published'
    AND (a.last_issued_at, a.id) < ($1::timestamptz, $2::uuid)
  ORDER BY a.last_issued_at DESC, a.id DESC LIMIT 10) l`

const server = createServer(({ url = '' }, response) => {
  const asked = new URLSearchParams(url.slice(url.indexOf('?')))
  const values = [asked.get('at'), asked.get('id')]
  void pool.query<{ docs: string }>({ name: 'list', text, values }).then(({ rows }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(rows[0]?.docs)
  })
})
server.listen({ host: '127.0.0.1', port: 0 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
