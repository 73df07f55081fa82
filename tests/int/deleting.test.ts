import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** What readers have is withdrawn by an action, with its row in the issue log; never by deleting it. */

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
let as: Record<string, string>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  as = { ...(await signIn({ payload, role: 'admin' })), 'accept-language': 'en' }
})
afterAll(() => stop())

const ways = {
  imported: [],
  killed: ['ready', 'publish', 'kill'],
  live: ['ready', 'publish'],
  scheduled: ['ready', 'schedule'],
  unpublished: ['ready', 'publish', 'unpublish'],
  withheld: ['ready', 'publish', 'withhold'],
} as const satisfies Record<string, readonly ActionName[]>

type State = keyof typeof ways

const inputs: Partial<Record<ActionName, object>> = {
  kill: { reason: 'سبب' },
  publish: { reason: 'إذن' },
  schedule: { at: '2100-01-01T00:00:00Z', reason: 'إذن' },
  withhold: { reason: 'سبب' },
}

const make = async (state: State): Promise<string> => {
  const body = richText({ blocks: [{ kind: 'paragraph', text: 'نص الخبر.' }] })
  const data = { body, headline: 'عنوان', headlineOrigin: 'given', stage: 'imported' }
  const { id } = await payload.create({
    collection: 'articles',
    data: data as never,
    draft: true,
  })
  for (const action of ways[state]) {
    const req = await createLocalReq({}, payload)
    const input = inputs[action] ?? {}
    await actOn({ action, article: id, input, overrideAccess: true, req, slugs })
  }
  return id
}

const logOf = async (publicId: null | string | undefined): Promise<string[]> => {
  const { docs } = await payload.find({
    collection: 'issue-log',
    pagination: false,
    sort: 'sequence',
    where: { publicId: { equals: publicId } },
  })
  return docs.map(({ action }) => action)
}

const rowOf = (id: string) =>
  payload.findByID({ collection: 'articles', depth: 0, disableErrors: true, id, trash: true })

const now = () => new Date().toISOString()
const user = async () => {
  const { docs } = await payload.find({ collection: 'users', limit: 1 })
  return { ...docs[0], collection: 'users' } as never
}

/** Every way of a person to be rid of an article; each answers with what it was told. */
const trashing: Record<string, (id: string) => Promise<string>> = {
  REST: async (id) => told(await api.patch(`/articles/${id}`, { deletedAt: now() }, as)),
  'REST, as a draft': async (id) =>
    told(await api.patch(`/articles/${id}?draft=true`, { deletedAt: now() }, as)),
  'REST, many': async (id) =>
    told(await api.patch(`/articles?where[id][equals]=${id}`, { deletedAt: now() }, as)),
  GraphQL: async (id) =>
    told(
      await api.graphql(
        `mutation { updateArticle(id: "${id}", data: { deletedAt: "${now()}" }) { id } }`,
        as,
      ),
    ),
  'the Local API': async (id) =>
    caught(
      payload.update({
        collection: 'articles',
        data: { deletedAt: now() },
        id,
        user: await user(),
      }),
    ),
}

const deleting: Record<string, (id: string) => Promise<string>> = {
  REST: async (id) => told(await api.remove(`/articles/${id}`, as)),
  'REST, many': async (id) => told(await api.remove(`/articles?where[id][equals]=${id}`, as)),
  GraphQL: async (id) =>
    told(await api.graphql(`mutation { deleteArticle(id: "${id}") { id } }`, as)),
  'the Local API': async (id) =>
    caught(payload.delete({ collection: 'articles', id, user: await user() })),
  'the Local API, many': async (id) =>
    caught(
      payload
        .delete({ collection: 'articles', user: await user(), where: { id: { equals: id } } })
        .then(({ errors }) => {
          if (errors[0]) throw new Error(errors[0].message)
        }),
    ),
}

const told = ({ body }: { body: unknown }): string => JSON.stringify(body)
const caught = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: unknown) => String(error),
  )

const withdrawFirst = /Unpublish it or kill it first|ألغ نشرها أو اسحبها/

describe('an article that readers have', () => {
  it.each(Object.entries(trashing))('is not put in the trash by %s', async (_, trash) => {
    for (const state of ['live', 'withheld'] as const) {
      const id = await make(state)
      const before = await rowOf(id)
      expect(await trash(id)).toMatch(withdrawFirst)
      expect(await rowOf(id)).toEqual(before)
      const newest = await payload.findByID({ collection: 'articles', draft: true, id })
      expect(newest.deletedAt ?? null).toBeNull()
      const acts = ways[state].filter((action: ActionName) => action !== 'ready')
      expect(await logOf(before?.publicId)).toEqual(acts)
    }
  })

  it.each(Object.entries(deleting))('is not deleted by %s', async (_, remove) => {
    for (const state of ['live', 'withheld'] as const) {
      const id = await make(state)
      const before = await rowOf(id)
      expect(await remove(id)).toMatch(withdrawFirst)
      expect(await rowOf(id)).toEqual(before)
    }
  })

  it('leaves one row where the house itself deletes it, or puts it in the trash', async () => {
    for (const isTrash of [false, true]) {
      const id = await make('live')
      const article = await rowOf(id)
      if (isTrash) {
        await payload.update({ collection: 'articles', data: { deletedAt: now() }, id })
        // Deleting what readers lost already is no second act.
        await payload.delete({ collection: 'articles', id, trash: true })
      } else await payload.delete({ collection: 'articles', id })
      expect(await rowOf(id)).toBeNull()
      expect(await logOf(article?.publicId)).toEqual(['publish', 'unpublish'])
    }
  })
})

describe('another article', () => {
  it.each([
    ['killed', /withdrawn for good/],
    ['scheduled', /off the schedule/],
  ] as const)('that is %s is not put in the trash, also not as a draft', async (state, reason) => {
    for (const way of ['REST', 'REST, as a draft']) {
      const id = await make(state)
      expect(await trashing[way]?.(id)).toMatch(reason)
      expect((await rowOf(id))?.deletedAt ?? null).toBeNull()
    }
  })

  it.each(['imported', 'unpublished'] as const)(
    'that is %s goes to the trash, unlogged',
    async (state) => {
      const id = await make(state)
      const article = await rowOf(id)
      const before = await logOf(article?.publicId)
      await trashing['REST']?.(id)
      expect((await rowOf(id))?.deletedAt).toBeTruthy()
      expect(await logOf(article?.publicId)).toEqual(before)
    },
  )
})
