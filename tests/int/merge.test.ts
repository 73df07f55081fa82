import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { listMerges, mergeNames, previewMerge } from '../../src/desk/merge/index.ts'
import { openApi } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, snapshot } from './importHelpers.ts'
import { mergeTools } from './mergeHelpers.ts'

/** What two names come to when an editor says that they are one, and when that is undone. */

let payload: Payload
let stop: () => Promise<void>
let url: string
let desk: ReturnType<typeof mergeTools>
beforeAll(async () => {
  ;({ payload, stop, url } = await startPayload())
  desk = mergeTools({ payload })
})
afterAll(() => stop())

let count = 0
/** A word that no other test of the file has. */
const word = (base: string) => `${base} ${(count += 1)}`

describe('a merge of tags', () => {
  it('puts the target where the tag stood, once, without a gap, in saved rows and versions', async () => {
    const [a, b, x, y] = await tagsOf('أ', 'ب', 'س', 'ص')
    const cases = [
      { before: [x, a, y], after: [x, b, y] },
      { before: [a, x, b, y], after: [b, x, y] },
      { before: [b, x, a], after: [b, x] },
      { before: [x, y], after: [x, y] },
    ]
    const ids: string[] = []
    for (const { before } of cases) ids.push(await desk.article(word('خبر'), { tags: before }))
    const merged = await desk.merge('tags', a, b)
    expect(merged).toMatchObject({ articles: 3, changed: 6, state: 'done', total: 6 })
    for (const [at, { after }] of cases.entries()) {
      expect(await desk.tagsOf(ids[at] ?? '')).toEqual(after)
      expect(await desk.tagsOf(ids[at] ?? '', true)).toEqual(after)
      const places = await desk.query(
        `select "order" from articles_rels where parent_id = $1 order by 1`,
        [ids[at]],
      )
      expect(places.map(({ order }) => Number(order))).toEqual(after.map((_, place) => place + 1))
    }
    expect(await desk.named('tags', b)).toMatchObject({ mergedInto: null, usage: 3 })
    expect(await desk.named('tags', a)).toMatchObject({ mergedInto: b, usage: 0 })
  })

  it('reaches a draft that lies beside what readers see, and every older version', async () => {
    const [a, b] = await tagsOf('قديم', 'جديد')
    const id = await desk.article(word('خبر'), { tags: [a] })
    await desk.edit(id, { _status: 'published' })
    await desk.edit(id, { deck: 'مسودة', tags: [a] }, true)
    await desk.merge('tags', a, b)
    expect(await desk.tagsOf(id)).toEqual([b])
    expect(await desk.tagsOf(id, true)).toEqual([b])
    await desk.edit(id, { _status: 'published' })
    expect(await desk.tagsOf(id)).toEqual([b])
    const left = await desk.query('select 1 from _articles_v_rels where tags_id = $1', [a])
    expect(left).toEqual([])
  })

  it('holds for a form that was open when it was done', async () => {
    const [a, b, x] = await tagsOf('قديم', 'جديد', 'آخر')
    const id = await desk.article(word('خبر'), { tags: [a, x] })
    await desk.merge('tags', a, b)
    await desk.edit(id, { tags: [x, a, b] })
    expect(await desk.tagsOf(id)).toEqual([x, b])
  })

  it('has the target learn the name and its aliases, each once, by the keys of an import', async () => {
    const [name, known] = [word('ناجورنو قره باغ'), word('قره باغ')]
    const a = await desk.tag(name, { aliases: [{ name: known }, { name: 'مرتفعات قره باغ' }] })
    const b = await desk.tag(word('ناغورني كاراباخ'), { aliases: [{ name: known }] })
    await desk.merge('tags', a, b)
    expect((await desk.named('tags', b)).aliases).toEqual([known, name, 'مرتفعات قره باغ'])
    const keys = await desk.query(
      `select key, match_key, _order from tags_aliases where _parent_id = $1 order by _order`,
      [b],
    )
    expect(keys[2]).toEqual({ _order: 3, key: 'مرتفعات قره باغ', match_key: 'مرتفعات قره باغ' })
  })

  it('keeps chains one step long, and undoes them in their order only', async () => {
    const [a, b, c] = await tagsOf('أ', 'ب', 'ج')
    const id = await desk.article(word('خبر'), { tags: [a] })
    const before = await desk.rows()
    const first = await desk.merge('tags', a, b)
    const second = await desk.merge('tags', b, c)
    expect((await desk.named('tags', a)).mergedInto).toBe(c)
    expect(await desk.tagsOf(id)).toEqual([c])
    const between = await snapshot(payload)
    await expect(desk.undo('tags', first.id)).rejects.toMatchObject({
      data: { reason: 'notLast' },
      status: 409,
    })
    expect(await snapshot(payload)).toEqual(between)
    await desk.undo('tags', second.id)
    expect((await desk.named('tags', a)).mergedInto).toBe(b)
    await desk.undo('tags', first.id)
    expect(await desk.rows()).toEqual(before)
  })

  it('changes filters of channels, and tells that each article was changed', async () => {
    const [a, b] = await tagsOf('قديم', 'جديد')
    const channel = await desk.channel({ filterTags: [a] })
    const touched = await desk.article(word('خبر'), { tags: [a] })
    const other = await desk.article(word('خبر'), { tags: [b] })
    const changedAt = async (id: string) =>
      (await desk.query('select updated_at from articles where id = $1', [id]))[0]?.['updated_at']
    const [early, otherEarly] = [await changedAt(touched), await changedAt(other)]
    await desk.merge('tags', a, b)
    const { filterTags } = await payload.findByID({ collection: 'channels', depth: 0, id: channel })
    expect(filterTags).toEqual([b])
    expect(Number(await changedAt(touched))).toBeGreaterThan(Number(early))
    expect(await changedAt(other)).toEqual(otherEarly)
  })

  it('tells how far it is, to the caller and to whoever looks at the list', async () => {
    const [a, b] = await tagsOf('كثير', 'أكثر')
    const ids = []
    for (let at = 0; at < 3; at += 1) ids.push(await desk.article(word('خبر'), { tags: [a] }))
    const told: unknown[] = []
    await mergeNames({
      ...(await desk.local('tags')),
      from: a,
      into: b,
      onProgress: async (progress) => {
        const { docs } = await listMerges({ ...(await desk.local('tags')), limit: 1 })
        told.push({ ...progress, listed: [docs[0]?.state, docs[0]?.changed, docs[0]?.total] })
      },
    })
    expect(told).toEqual([
      { changed: 3, listed: ['running', 0, 6], total: 6 },
      { changed: 6, listed: ['running', 3, 6], total: 6 },
    ])
    const { docs } = await listMerges({ ...(await desk.local('tags')), limit: 1 })
    expect(docs[0]).toMatchObject({ changed: 6, state: 'done' })
  })

  it('that breaks off changes nothing, and is told as what it was', async () => {
    const [a, b] = await tagsOf('قديم', 'جديد')
    await desk.article(word('خبر'), { tags: [a, b] })
    const before = await desk.rows()
    const fail = mergeNames({
      ...(await desk.local('tags')),
      from: a,
      into: b,
      onProgress: () => Promise.reject(new Error('The disk is full.')),
    })
    await expect(fail).rejects.toThrow('The disk is full.')
    expect(await desk.rows()).toEqual(before)
    // One whose process was killed has nobody to say that it failed.
    await desk.query(
      `insert into nashra_merges (id, kind, from_id, into_id, from_name, into_name, state)
      values ('killed', 'tags', $1, $2, '', '', 'running')`,
      [a, b],
    )
    const { docs } = await listMerges({ ...(await desk.local('tags')), limit: 2 })
    expect(docs.map(({ state }) => state)).toEqual(['interrupted', 'failed'])
    expect((await desk.merge('tags', a, b)).state).toBe('done')
  })

  it('misses no article that somebody saves at the same time', async () => {
    const [a, b, x] = await tagsOf('قديم', 'جديد', 'آخر')
    const ids: string[] = []
    for (let at = 0; at < 6; at += 1) ids.push(await desk.article(word('خبر'), { tags: [x] }))
    const [merged] = await Promise.all([
      desk.merge('tags', a, b),
      ...ids.map((id, at) => desk.edit(id, { tags: at % 2 ? [a, x] : [x, a, b] })),
    ])
    expect(merged.state).toBe('done')
    for (const [at, id] of ids.entries()) {
      expect(await desk.tagsOf(id)).toEqual(at % 2 ? [b, x] : [x, b])
    }
  })

  it('is begun anew where it and somebody who saves wait for each other', async () => {
    const [a, b] = await tagsOf('قديم', 'جديد')
    const id = await desk.article(word('خبر'), { tags: [a] })
    await withClient({
      url,
      use: async (client) => {
        await client.query('begin')
        await client.query('update articles set deck = $2 where id = $1', [id, 'محرر'])
        const merging = desk.merge('tags', a, b)
        const isWaiting = async () =>
          (
            await desk.query(
              // Other files wait for locks of their own on the same server.
              `select 1 from pg_locks l join pg_stat_activity a using (pid)
               where l.locktype = 'transactionid' and not l.granted
                 and a.datname = current_database()`,
            )
          ).length > 0
        await vi.waitUntil(isWaiting, { interval: 20, timeout: 20_000 })
        // Postgres ends the one that has waited longer, which is the merge.
        await client.query('select 1 from tags where id = $1 for key share', [a])
        await client.query('commit')
        expect((await merging).state).toBe('done')
      },
    })
    const { docs } = await listMerges({ ...(await desk.local('tags')), limit: 2 })
    expect(docs.map(({ state }) => state)).toEqual(['done', 'failed'])
    expect(await desk.tagsOf(id)).toEqual([b])
  })
})

describe('a merge of sources', () => {
  it('changes articles and versions, and names the terms that will hold', async () => {
    const rights = { creditTemplate: 'عن {source}', republish: 'no' }
    const a = await desk.source(word('صحيفة الأفق'), { rights })
    const b = await desk.source(word('الأفق'), { rights: { republish: 'yes' } })
    const id = await desk.article(word('خبر'), { source: a })
    await desk.edit(id, { _status: 'published' })
    await desk.edit(id, { deck: 'مسودة' }, true)
    const seen = await previewMerge({ ...(await desk.local('sources')), from: a, into: b })
    expect(seen.terms).toEqual([
      { field: 'rights.republish', from: 'no', into: 'yes' },
      { field: 'rights.creditTemplate', from: 'عن {source}', into: null },
    ])
    const before = await desk.rows()
    const merged = await desk.merge('sources', a, b)
    expect(await desk.sourceOf(id)).toBe(b)
    expect(await desk.sourceOf(id, true)).toBe(b)
    await desk.edit(id, { source: a }, true)
    expect(await desk.sourceOf(id, true)).toBe(b)
    await desk.undo('sources', merged.id)
    expect(await desk.sourceOf(id)).toBe(a)
    expect(await desk.sourceOf(id, true)).toBe(a)
    expect((await desk.rows())['sources']).toEqual(before['sources'])
  })
})

describe('a preview', () => {
  it('foretells what the merge then does, and changes nothing', async () => {
    const [a, b, old] = await tagsOf('قديم', 'جديد', 'أقدم')
    await desk.merge('tags', old, a)
    const both = await desk.article(word('خبر'), { tags: [a, b] })
    const one = await desk.article(word('خبر'), { stage: 'ready', tags: [a] })
    await desk.channel({ filterTags: [a] })
    const before = await snapshot(payload)
    const seen = await previewMerge({ ...(await desk.local('tags')), from: a, into: b })
    expect(await snapshot(payload)).toEqual(before)
    expect(seen).toMatchObject({
      articles: { both: 1, saved: 2, versions: 2 },
      elsewhere: [{ rows: 1, table: 'channels' }],
      from: { articles: 2, id: a },
      into: { articles: 1, id: b },
      refused: null,
      terms: [],
    })
    expect(seen.aliases).toHaveLength(2)
    expect(seen.redirects).toHaveLength(2)
    expect(seen.sample).toEqual([
      expect.objectContaining({ hasBoth: false, id: one, stage: 'ready' }),
      expect.objectContaining({ hasBoth: true, id: both }),
    ])
    const merged = await desk.merge('tags', a, b)
    expect(merged).toMatchObject({ articles: 2, total: 5 })
    expect((await desk.named('tags', b)).aliases).toEqual(seen.aliases)
  })
})

describe('an undo', () => {
  it('gives every row back as it was', async () => {
    const [a, b, x] = await tagsOf('أ', 'ب', 'س')
    await desk.channel({ filterTags: [x, a, b] })
    for (const tags of [[a], [x, a], [a, x, b], [b, a], [b]]) {
      const id = await desk.article(word('خبر'), { tags })
      await desk.edit(id, { deck: 'ثانية' })
      await desk.edit(id, { _status: 'published' })
      await desk.edit(id, { deck: 'مسودة', tags: [...tags].reverse() }, true)
    }
    const before = await desk.rows()
    const { id } = await desk.merge('tags', a, b)
    const between = await desk.rows()
    expect(between['articles_rels']).not.toEqual(before['articles_rels'])
    const undone = await desk.undo('tags', id)
    expect(await desk.rows()).toEqual(before)
    expect(undone).toMatchObject({ state: 'undone', undo: { isAllowed: false } })
    expect(await desk.query('select 1 from nashra_merge_notes where merge_id = $1', [id])).toEqual(
      [],
    )
    // What was undone may be done again.
    await desk.merge('tags', a, b)
    expect(await desk.rows()).toEqual(between)
  })

  it('leaves what came and what was changed since', async () => {
    const [a, b, x] = await tagsOf('أ', 'ب', 'س')
    const [kept, taken, moved, drafted] = [
      await desk.article(word('خبر'), { tags: [a] }),
      await desk.article(word('خبر'), { tags: [a] }),
      await desk.article(word('خبر'), { tags: [a, x, b] }),
      await desk.article(word('خبر'), { tags: [a] }),
    ]
    const { id } = await desk.merge('tags', a, b)
    const came = await desk.article(word('خبر'), { tags: [b] })
    await desk.edit(taken, { tags: [x] })
    await desk.edit(moved, { tags: [x, b] })
    await desk.edit(drafted, { _status: 'published' })
    await desk.edit(drafted, { tags: [x, b] }, true)
    await desk.undo('tags', id)
    expect(await desk.tagsOf(came)).toEqual([b])
    expect(await desk.tagsOf(kept)).toEqual([a])
    expect(await desk.tagsOf(taken)).toEqual([x])
    expect(await desk.tagsOf(moved)).toEqual(expect.arrayContaining([a, b, x]))
    expect(await desk.tagsOf(drafted)).toEqual([a])
    expect(await desk.tagsOf(drafted, true)).toEqual([x, a])
  })
})

describe('an import after a merge', () => {
  it.each(['bulk', 'local'] as const)('goes by what was learned (%s)', async (writer) => {
    const [label, name, alias] = [word('شركة الضوء'), word('صحيفة الضوء'), word('الضوء الأول')]
    const a = await desk.tag(label, { status: 'approved' })
    const b = await desk.tag(word('مؤسسة النور'), { status: 'approved' })
    const c = await desk.tag(word('دار النور'), { status: 'approved' })
    const s = await desk.source(name, { aliases: [{ name: alias }] })
    const t = await desk.source(word('جريدة النور'))
    const u = await desk.source(word('بوابة النور'))
    await desk.merge('tags', a, b)
    await desk.merge('tags', b, c)
    await desk.merge('sources', s, t)
    await desk.merge('sources', t, u)
    const records = [name, alias].map((source) => ({
      id: word(writer),
      text: documentOf({
        keywords: `${label} ، شيء`,
        main: { body: bodyOn(`${label} ${word('مشروع')}`), source },
      }),
    }))
    const reports = await importRecords({ payload, records, writer })
    expect(reports.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
    for (const { articles } of reports) {
      const id = articles[0]?.id ?? ''
      expect(await desk.tagsOf(id)).toContain(c)
      expect(await desk.sourceOf(id)).toBe(u)
    }
    expect((await desk.named('tags', c)).usage).toBe(2)
    expect((await desk.named('tags', a)).usage).toBe(0)
  })

  it('that runs at the same time neither brings the tag back nor waits for ever', async () => {
    const label = word('شركة الريح')
    const a = await desk.tag(label, { status: 'approved' })
    const b = await desk.tag(word('مؤسسة الريح'), { status: 'approved' })
    const records = (from: number, many: number) =>
      Array.from({ length: many }, (_, at) => ({
        id: `${label} ${from + at}`,
        text: documentOf({
          keywords: `${label} ، شيء`,
          main: { body: bodyOn(`${label} ${word('مشروع')}`) },
        }),
      }))
    await importRecords({ payload, records: records(0, 20) })
    const imports = (['bulk', 'local'] as const).map((writer, at) =>
      importRecords({
        payload,
        records: records(1000 * (at + 1), writer === 'bulk' ? 300 : 40),
        writer,
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    await desk.merge('tags', a, b)
    await Promise.all(imports)
    expect(await desk.query('select 1 from articles_rels where tags_id = $1', [a])).toEqual([])
    expect(await desk.query('select 1 from _articles_v_rels where tags_id = $1', [a])).toEqual([])
    expect(await desk.named('tags', b)).toMatchObject({ usage: 360 })
  })
})

describe('readers', () => {
  it('find by the old slug what it was merged into', async () => {
    const api = openApi({ payload })
    const [a, b] = await tagsOf('قديم', 'جديد')
    const slugOf = async (id: string) =>
      (await payload.findByID({ collection: 'tags', depth: 0, id })).slug ?? ''
    const [old, now] = [await slugOf(a), await slugOf(b)]
    await desk.merge('tags', a, b)
    const { body } = await api.get(`/tags?where[slug][equals]=${encodeURIComponent(old)}`)
    expect(body.docs[0].mergedInto).toMatchObject({ id: b, slug: now })
  })
})

const tagsOf = async <Names extends string[]>(...names: Names) => {
  const ids: string[] = []
  for (const name of names) ids.push(await desk.tag(word(name)))
  return ids as { [Name in keyof Names]: string }
}
