import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'

import { idOf } from '../../collections/shared/idOf.ts'
import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import type { MergeKind } from '../../src/desk/merge/index.ts'
import { mergeNames, undoMerge } from '../../src/desk/merge/index.ts'
import { richText } from '../../src/text/richText.ts'
import { archiveRows } from '../helpers/archiveRows.ts'

type More = Record<string, unknown>

/** What the tests of merging do again and again, in one archive. */
export const mergeTools = ({ payload }: { payload: Payload }) => {
  const create = async (collection: 'articles' | 'channels' | 'sources' | 'tags', data: More) =>
    (await payload.create({ collection, data: data as never, overrideAccess: true })).id
  const local = async (of: MergeKind) => ({
    of,
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })
  const { pool } = payload.db as unknown as PostgresAdapter

  return {
    article: (headline: string, more: More = {}) =>
      create('articles', {
        body: richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline}` }] }),
        headline,
        headlineOrigin: 'given',
        ...more,
      }),
    channel: (more: More) =>
      create('channels', { name: 'قناة', url: 'https://example.org/hook', ...more }),
    source: (name: string, more: More = {}) => create('sources', { kind: 'outlet', name, ...more }),
    tag: (label: string, more: More = {}) =>
      create('tags', { label, status: 'candidate', ...more }),

    local,
    merge: async (of: MergeKind, from: string, into: string) =>
      mergeNames({ ...(await local(of)), from, into }),
    undo: async (of: MergeKind, merge: string) => undoMerge({ ...(await local(of)), merge }),

    edit: (id: string, data: More, draft = false) =>
      payload.update({ collection: 'articles', data, draft, id, overrideAccess: true }),
    tagsOf: async (id: string, draft = false) => {
      const { tags } = await payload.findByID({ collection: 'articles', depth: 0, draft, id })
      return (tags ?? []).map(idOf)
    },
    sourceOf: async (id: string, draft = false) =>
      idOf((await payload.findByID({ collection: 'articles', depth: 0, draft, id })).source),
    named: async (of: MergeKind, id: string) => {
      const row = await payload.findByID({ collection: of, depth: 0, id })
      return {
        aliases: row.aliases?.map(({ name }) => name) ?? [],
        mergedInto: idOf(row.mergedInto),
        ...('usage' in row ? { usage: row.usage } : {}),
      }
    },
    query: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows,

    /** Every row of the archive, but for what is told of merges themselves. */
    rows: async () =>
      Object.fromEntries(
        Object.entries(await archiveRows({ payload })).filter(
          ([table]) => !table.startsWith('nashra_merge'),
        ),
      ),
  }
}
