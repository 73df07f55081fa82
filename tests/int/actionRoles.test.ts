import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { roles } from '../../src/access/roles.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { actionNames, actions } from '../../src/desk/actions/table.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** Every action, by everybody who may ask for one: the table decides, and the server refuses. */
let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
let source: string
const as: Record<string, Record<string, string>> = { reader: {} }

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
  const key = { apiKey: 'a-key-for-a-site', enableAPIKey: true, name: 'site' }
  const { apiKey } = await payload.create({ collection: 'api-clients', data: key })
  as['client'] = { authorization: `api-clients API-Key ${String(apiKey)}` }
  const data = { kind: 'outlet', name: 'مصدر', rights: { republish: 'yes' } } as const
  source = (await payload.create({ collection: 'sources', data })).id
})
afterAll(() => stop())

/** What brings an article to where each action begins. */
const before: Record<ActionName, readonly ActionName[]> = {
  acceptHeadline: [],
  correct: ['ready', 'publish'],
  embargo: ['ready'],
  kill: ['ready', 'publish'],
  lift: ['ready', 'embargo'],
  publish: ['ready'],
  ready: [],
  refile: ['ready', 'publish'],
  reject: [],
  release: ['ready', 'publish', 'withhold'],
  repeat: ['ready', 'publish'],
  republish: [],
  restore: ['reject'],
  review: [],
  schedule: ['ready'],
  unpublish: ['ready', 'publish'],
  unschedule: ['ready', 'schedule'],
  update: ['ready', 'publish'],
  withhold: ['ready', 'publish'],
}

const needed: Partial<Record<ActionName, object>> = {
  correct: { correction: { kind: 'correction', text: 'ورد اسم المدينة خطأ.' } },
  embargo: { until: '2100-01-01T00:00:00Z' },
  kill: { reason: 'سبب السحب' },
  reject: { reason: 'سبب الرفض' },
  schedule: { at: '2100-01-01T00:00:00Z' },
  withhold: { reason: 'سبب الإيقاف' },
}

const articleFor = async (name: ActionName): Promise<string> => {
  const body = richText({ blocks: [{ kind: 'paragraph', text: 'نص الخبر.' }] })
  const headlineOrigin = name === 'acceptHeadline' ? 'inferred' : 'given'
  const text = { body, headline: 'عنوان', headlineOrigin, source }
  const data = { _status: 'draft', stage: 'imported', ...text }
  const { id } = await payload.create({ collection: 'articles', data: data as never })
  for (const action of before[name]) {
    const req = await createLocalReq({}, payload)
    const input = needed[action] ?? {}
    await actOn({ action, article: id, input, overrideAccess: true, req, slugs })
  }
  if (name === 'refile') {
    const changed = { headline: 'عنوان أصح' }
    await payload.update({ collection: 'articles', data: changed, draft: true, id })
  }
  return id
}

/** All rows that tell where an article stands and what was said of it. */
const stateOf = async (id: string) => [
  await payload.findByID({ collection: 'articles', depth: 0, id, showHiddenFields: true }),
  await payload.findVersions({
    collection: 'articles',
    depth: 0,
    where: { parent: { equals: id } },
  }),
  await payload.find({ collection: 'issue-log', depth: 0, where: { article: { equals: id } } }),
]

describe.each(actionNames)('%s', (name) => {
  it('is for those whom the table names, over REST and GraphQL', async () => {
    const id = await articleFor(name)
    const stood = await stateOf(id)
    const input = needed[name] ?? {}
    const mutation = `mutation { actOnArticle(id: "${id}", action: ${name}, input: ${JSON.stringify(JSON.stringify(input))}) { id } }`
    const mayNot = Object.keys(as).filter(
      (who) => !(actions[name].may as readonly string[]).includes(who),
    )
    expect(mayNot).toEqual(expect.arrayContaining(['client', 'reader', 'viewer']))
    for (const who of mayNot) {
      const told = await api.post(`/articles/${id}/actions/${name}`, input, as[who])
      expect([who, told.status]).toEqual([who, 403])
      expect(told.body.errors[0].message).toMatch(/صلاحيتك لا تسمح/)
      const graphql = await api.graphql(mutation, as[who])
      expect(graphql.body.errors, who).toHaveLength(1)
      const { body, status } = await api.get(`/articles/${id}/actions`, as[who])
      const offered = (body.actions ?? []).map((action: { name: string }) => action.name)
      expect([who, offered.includes(name)]).toEqual([who, false])
      expect(status, who).toBe((roles as readonly string[]).includes(who) ? 200 : 403)
    }
    expect(await stateOf(id)).toEqual(stood)

    for (const [at, who] of actions[name].may.entries()) {
      const article = at === 0 ? id : await articleFor(name)
      const told = await api.post(`/articles/${article}/actions/${name}`, input, as[who])
      expect([who, told.status], JSON.stringify(told.body)).toEqual([who, 200])
    }
  })
})
