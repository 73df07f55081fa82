import fc from 'fast-check'
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { empty } from './bothWays.ts'
import { startPayload } from '../helpers/payload.ts'
import { mergeTools } from './mergeHelpers.ts'

/** Laws of merging that hold for every archive and every order of merges and undos. */

let payload: Payload
let stop: () => Promise<void>
let desk: ReturnType<typeof mergeTools>
beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  desk = mergeTools({ payload })
})
afterAll(() => stop())

const names = ['نهر', 'جبل', 'بحر', 'سهل', 'واد']
const place = fc.nat(names.length - 1)
const archive = fc.array(
  fc.record({
    draft: fc.option(fc.uniqueArray(place, { maxLength: 4 })),
    source: fc.option(place),
    tags: fc.uniqueArray(place, { maxLength: 5 }),
  }),
  { maxLength: 4, minLength: 1 },
)
/** `undo` of the n-th merge that is still done, counted from the latest. */
const step = fc.oneof(
  {
    arbitrary: fc.record({ from: place, into: place, of: fc.constantFrom('tags', 'sources') }),
    weight: 3,
  },
  { arbitrary: fc.record({ undo: fc.nat(2) }), weight: 2 },
)

type Ids = { sources: string[]; tags: string[] }

const fill = async (articles: typeof archive extends fc.Arbitrary<infer Made> ? Made : never) => {
  await empty(payload)
  await desk.query('truncate channels, nashra_merges, nashra_merge_notes cascade')
  const ids: Ids = { sources: [], tags: [] }
  for (const name of names) {
    ids.tags.push(await desk.tag(name, { aliases: [{ name: `${name} الكبير` }] }))
    ids.sources.push(await desk.source(`صحيفة ${name}`))
  }
  for (const [at, { draft, source, tags }] of articles.entries()) {
    const id = await desk.article(`خبر ${at}`, {
      source: source === null ? null : ids.sources[source],
      tags: tags.map((tag) => ids.tags[tag]),
    })
    if (draft) await desk.edit(id, { tags: draft.map((tag) => ids.tags[tag]) }, true)
  }
  await desk.channel({ filterSources: ids.sources.slice(1, 3), filterTags: ids.tags })
  await desk.query(
    `update tags t set usage = (select count(*) from articles_rels r where r.tags_id = t.id)`,
  )
  return ids
}

const lawful = async () => {
  const broken = await desk.query(`
    select 'a merged name is still used' from articles_rels r join tags t on t.id = r.tags_id
      where t.merged_into_id is not null
    union all select 'or in a version' from _articles_v_rels r join tags t on t.id = r.tags_id
      where t.merged_into_id is not null
    union all select 'or in a filter' from channels_rels r join tags t on t.id = r.tags_id
      where t.merged_into_id is not null
    union all select 'or as a source' from articles a join sources s on s.id = a.source_id
      where s.merged_into_id is not null
    union all select 'or as one of a version' from _articles_v v join sources s
      on s.id = v.version_source_id where s.merged_into_id is not null
    union all select 'a chain' from tags t join tags u on u.id = t.merged_into_id
      where u.merged_into_id is not null
    union all select 'a gap or a double' from articles_rels group by parent_id
      having max("order") <> count(*) or count(distinct tags_id) <> count(*)
    union all select 'a wrong count' from tags t
      where t.usage <> (select count(*) from articles_rels r where r.tags_id = t.id)
    union all select 'a double alias' from tags_aliases group by _parent_id, key having count(*) > 1`)
  expect(broken).toEqual([])
}

it('every merge keeps the archive lawful, and undone in turn all of them leave it as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      archive,
      fc.array(step, { maxLength: 8, minLength: 2 }),
      async (articles, steps) => {
        const ids = await fill(articles)
        const before = await desk.rows()
        const done: { id: string; of: keyof Ids }[] = []
        for (const one of steps) {
          const at = 'undo' in one ? done.length - 1 - one.undo : -1
          const taken = done[at]
          if ('undo' in one) {
            if (!taken) continue
            const undone = await told(() => desk.undo(taken.of, taken.id))
            // A merge of one of the two that came later has to go first; all else may go in any order.
            expect([null, 'notLast']).toContain(undone)
            if (undone === null) done.splice(at, 1)
          } else {
            const { from, into, of } = one
            const [name = '', target = ''] = [ids[of][from], ids[of][into]]
            const refused = await told(async () =>
              done.push({ ...(await desk.merge(of, name, target)), of }),
            )
            expect([null, 'intoItself', 'intoMerged', 'isMerged']).toContain(refused)
          }
          await lawful()
        }
        for (const { id, of } of done.toReversed()) await desk.undo(of, id)
        await lawful()
        const after = await desk.rows()
        expect(withoutPlaces(after)).toEqual(withoutPlaces(before))
      },
    ),
    { numRuns: 12 },
  )
}, 300_000)

it('merges undone from the last to the first leave every row as it was', async () => {
  const merges = fc.array(fc.record({ from: place, into: place }), { maxLength: 5, minLength: 1 })
  await fc.assert(
    fc.asyncProperty(archive, merges, async (articles, pairs) => {
      const ids = await fill(articles)
      const before = await desk.rows()
      const done: { id: string; of: keyof Ids }[] = []
      for (const { from, into } of pairs) {
        for (const of of ['tags', 'sources'] as const) {
          const [name = '', target = ''] = [ids[of][from], ids[of][into]]
          await told(async () => done.push({ ...(await desk.merge(of, name, target)), of }))
        }
      }
      for (const { id, of } of done.toReversed()) await desk.undo(of, id)
      expect(await desk.rows()).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 300_000)

/** Why something was refused; null where it was done. */
const told = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work()
    return null
  } catch (error) {
    const { data } = error as { data?: { reason?: string } }
    if (!data?.reason) throw error
    return data.reason
  }
}

/** Lists without the order of their entries, which merges undone out of turn do not keep exactly. */
const withoutPlaces = (rows: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(rows).map(([table, lines]) => [
      table,
      table.endsWith('_rels') ? lines.map((line) => line.replace(/"order":\d+/, '')).sort() : lines,
    ]),
  )
