import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { keepSchedule } from '../../src/desk/schedule/keepSchedule.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/**
 * Every path by which an article could be asked for, by everybody who may ask, for every state in which
 * readers must not see it. The one word in all its fields is in no answer, nor is its id; and an answer is
 * the same as when the article is not there at all, so that no question tells of it.
 */
const secret = 'محجوبة'

const states = {
  draft: { actions: [] },
  embargoed: {
    actions: [],
    data: { _status: 'published', embargoedUntil: '2999-01-01T00:00:00Z' },
  },
  embargoedDraft: { actions: ['ready', 'embargo'] },
  killed: { actions: ['ready', 'publish', 'kill'] },
  killedFromSchedule: { actions: ['ready', 'schedule', 'kill'] },
  killedWhileWithheld: { actions: ['ready', 'publish', 'withhold', 'kill'] },
  rejected: { actions: ['reject'] },
  scheduled: { actions: ['ready', 'schedule'] },
  unpublished: { actions: ['ready', 'publish', 'unpublish'] },
  withheld: { actions: ['ready', 'publish', 'withhold'] },
} as const satisfies Record<string, { actions: readonly ActionName[]; data?: object }>

type State = keyof typeof states

const stateNames = Object.keys(states) as State[]
const killed: readonly State[] = ['killed', 'killedWhileWithheld']

const needed: Partial<Record<ActionName, object>> = {
  embargo: { until: '2999-01-01T00:00:00Z' },
  kill: { note: `ملاحظة ${secret}`, reason: `سبب ${secret}` },
  reject: { reason: 'سبب' },
  schedule: { at: '2999-01-01T00:00:00Z' },
  withhold: { reason: 'سبب' },
}

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
let client: Record<string, string>
let viewer: Record<string, string>
let live: string
let source: string
let tag: string
const ids = {} as Record<State, string>
const slugOf = {} as Record<State, string>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  await signIn({ payload, role: 'admin' })
  viewer = await signIn({ payload, role: 'viewer' })
  const data = { apiKey: 'a-key-for-a-site', enableAPIKey: true, name: 'site' }
  const { apiKey } = await payload.create({ collection: 'api-clients', data })
  client = { authorization: `api-clients API-Key ${String(apiKey)}` }
  const outlet = { kind: 'outlet', name: 'مصدر', rights: { republish: 'yes' } } as const
  source = (await payload.create({ collection: 'sources', data: outlet })).id
  const label = { label: 'وسم', status: 'approved' } as const
  tag = (await payload.create({ collection: 'tags', data: label })).id
  live = await newArticle({ headline: 'خبر ظاهر' })
  for (const action of ['ready', 'publish'] as const) await act(action, live)
  for (const state of stateNames) await make(state)
  const superseded = { supersededBy: ids.draft }
  await payload.update({ collection: 'articles', data: superseded, id: live })
}, 180_000)
afterAll(() => stop())

const newArticle = async (more: Record<string, unknown>): Promise<string> => {
  const text = String(more['headline'])
  const body = richText({ blocks: [{ kind: 'paragraph', text: `نص ${text}` }] })
  const data = { _status: 'draft', body, headlineOrigin: 'given', source, stage: 'imported' }
  const all = { ...data, tags: [tag], ...more }
  return (await payload.create({ collection: 'articles', data: all as never })).id
}

const make = async (state: State): Promise<void> => {
  const { actions, ...rest } = states[state]
  const id = await newArticle({
    deck: secret,
    headline: `${secret} ${state}`,
    originalAuthor: secret,
    ...('data' in rest ? rest.data : {}),
  })
  const link = { kind: 'similar', order: 0, origin: 'editor', state: 'resolved' } as const
  const links = [
    { ...link, from: live, title: `عنوان ${state}`, to: id },
    { ...link, from: id, title: `${secret} ${state}`, to: live },
  ]
  for (const data of links) await payload.create({ collection: 'related-links', data })
  for (const action of actions) await act(action, id)
  ids[state] = id
  const read = await payload.findByID({ collection: 'articles', depth: 0, id })
  slugOf[state] = read.slug ?? ''
}

const act = async (action: ActionName, article: string, more: object = {}) =>
  actOn({
    action,
    article,
    input: { ...needed[action], ...more },
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

type Asked = { id: string; slug: string; state: State }

/** An id and a slug that nothing has: what is hidden must answer as these do. */
const nothing: Asked = {
  id: '01a20000-0000-7000-8000-000000000000',
  slug: 'لا-شيء',
  state: 'draft',
}

/** Questions over REST that name no article, each below `/api`. */
const lists: Record<string, string> = {
  'a list': '/articles?depth=2&limit=100',
  'a list of drafts': '/articles?draft=true&depth=2',
  'a list with the trash': '/articles?trash=true&depth=2',
  'a list by either': '/articles?where[or][0][pubStatus][equals]=canceled',
  'a list by the source’s name': `/articles?where[source.name][like]=${encodeURIComponent('مصدر')}`,
  'a list by embargo': '/articles?where[embargoedUntil][greater_than]=2026-01-01',
  'a list by public status': '/articles?where[pubStatus][not_equals]=usable',
  'a sorted list': '/articles?sort=-embargoedUntil,headline&limit=1',
  'a count': '/articles/count',
  'a count by headline': `/articles/count?where[headline][like]=${encodeURIComponent(secret)}`,
  'a count by deck': `/articles/count?where[deck][contains]=${encodeURIComponent(secret)}`,
  'a search by text': `/articles?where[searchText][like]=${encodeURIComponent(secret)}`,
  'a search by body': `/articles?where[body][like]=${encodeURIComponent(secret)}`,
  'a probe of a schedule': '/articles?where[scheduledFor][exists]=true',
  'a probe of a stage': '/articles?where[stage][equals]=archived',
  'a probe of what supersedes': `/articles?where[supersededBy.headline][like]=${encodeURIComponent(secret)}`,
  'a probe of being superseded': '/articles?where[supersededBy][exists]=true',
  'an order by what supersedes': '/articles?sort=supersededBy.headline&depth=2',
  versions: '/articles/versions?depth=2',
  'a count of versions': '/articles/versions/count',
  links: '/related-links?depth=2&limit=100',
  'links by where they lead': `/related-links?where[to.headline][like]=${encodeURIComponent(secret)}`,
  'links that lead anywhere': '/related-links?where[to][exists]=true',
  'links by an embargo': '/related-links?where[to.embargoedUntil][exists]=true',
  'links by state': '/related-links?where[state][equals]=resolved',
  'links by where they stand': `/related-links?where[from.headline][like]=${encodeURIComponent(secret)}`,
  'links in order of where they lead': '/related-links?sort=to.headline&depth=2&limit=100',
  tags: '/tags?depth=2',
  sources: '/sources?depth=2',
  'the issue log': '/issue-log',
  'locked documents': '/payload-locked-documents',
  documents: '/documents?depth=2',
}

/** Questions about one article. */
const about: Record<string, (asked: Asked) => string> = {
  'a list by id': ({ id }) => `/articles?where[id][equals]=${id}`,
  'a list by several ids': ({ id }) => `/articles?where[id][in]=${id}`,
  'a list by slug': ({ slug }) => `/articles?where[slug][equals]=${encodeURIComponent(slug)}`,
  'a count by id': ({ id }) => `/articles/count?where[id][equals]=${id}`,
  'what it supersedes': ({ id }) => `/articles?where[supersededBy][equals]=${id}`,
  'versions of one': ({ id }) => `/articles/versions?where[parent][equals]=${id}`,
  actions: ({ id }) => `/articles/${id}/actions`,
  origin: ({ id }) => `/articles/${id}/origin`,
  rights: ({ id }) => `/articles/${id}/rights`,
  'link suggestions': ({ id }) => `/articles/${id}/link-suggestions`,
  'links that lead there': ({ id }) => `/related-links?where[to][equals]=${id}`,
  'links from there': ({ id }) => `/related-links?where[from][equals]=${id}`,
  'a count of links': ({ id }) => `/related-links/count?where[to][equals]=${id}`,
  'a join that asks': ({ id }) => `/articles/${live}?joins[linksOut][where][to][equals]=${id}`,
}

const graphqlLists: Record<string, () => string> = {
  'a list': () => '{ Articles(limit: 0) { totalDocs docs { id headline slug } } }',
  'a list of drafts': () =>
    '{ Articles(draft: true, limit: 0) { totalDocs docs { id headline } } }',
  'a list by headline': () =>
    `{ Articles(where: { headline: { like: "${secret}" } }) { totalDocs docs { id } } }`,
  'a count': () => '{ countArticles { totalDocs } }',
  versions: () => '{ versionsArticles { totalDocs docs { id version { headline } } } }',
  links: () =>
    '{ RelatedLinks(limit: 0) { docs { title state to { id headline } from { id headline } } } }',
  'the joins of the live one': () =>
    `{ Article(id: "${live}") { supersededBy { id } linksIn { docs { title from { id } } } linksOut { docs { state to { id } } } } }`,
}

const graphqlAbout: Record<string, (asked: Asked) => string> = {
  'one by id': ({ id }) => `{ Article(id: "${id}") { id headline } }`,
  'a list by slug': ({ slug }) =>
    `{ Articles(where: { slug: { equals: "${slug}" } }) { totalDocs docs { id } } }`,
  'links that lead there': ({ id }) =>
    `{ RelatedLinks(where: { to: { equals: "${id}" } }) { totalDocs docs { id } } }`,
}

const readers = {
  'an API client': () => client,
  'an anonymous reader': () => ({}),
}

/** An answer without what tells one question from another: the id that was asked for. */
const told = ({ answer, asked }: { answer: object; asked: Asked }) =>
  JSON.stringify(answer).replaceAll(asked.id, '…').replaceAll(asked.slug, '…')

const askedFor = (state: State): Asked => ({ id: ids[state], slug: slugOf[state], state })

describe.each(Object.keys(readers) as (keyof typeof readers)[])('%s', (who) => {
  const answersTo = async (asked: Asked): Promise<Record<string, string>> => {
    const found: Record<string, string> = {}
    for (const [name, path] of Object.entries(about)) {
      found[name] = told({ answer: await api.get(path(asked), readers[who]()), asked })
    }
    for (const [name, query] of Object.entries(graphqlAbout)) {
      const answer = await api.graphql(query(asked), readers[who]())
      found[`${name}, over GraphQL`] = told({ answer, asked })
    }
    return found
  }
  let empty: Record<string, string>
  beforeAll(async () => {
    empty = await answersTo(nothing)
  })

  it.each(stateNames)('cannot tell what is %s from what is not there', async (state) => {
    const asked = askedFor(state)
    expect(await answersTo(asked)).toEqual(empty)
    for (const query of ['', '?draft=true', '?trash=true', '?depth=2']) {
      const { body, status } = await api.get(`/articles/${asked.id}${query}`, readers[who]())
      expect(status, query).toBe(killed.includes(state) ? 410 : 404)
      expect(JSON.stringify(body)).not.toContain(secret)
    }
  })

  const showsNothing = (answer: object, name: string): void => {
    const all = JSON.stringify(answer)
    expect(all, name).not.toContain(secret)
    for (const state of stateNames) expect(all, name).not.toContain(ids[state])
  }

  it('is told of no hidden article in a list of anything', async () => {
    for (const [name, path] of Object.entries(lists)) {
      showsNothing(await api.get(path, readers[who]()), name)
    }
    for (const [name, query] of Object.entries(graphqlLists)) {
      showsNothing(await api.graphql(query(), readers[who]()), name)
    }
    for (const path of [`/tags/${tag}`, `/sources/${source}`, `/articles/${live}`]) {
      const joins = 'joins[linksIn][count]=true&joins[linksOut][count]=true&depth=2'
      const answer = await api.get(`${path}?${joins}`, readers[who]())
      expect(answer.status).toBe(200)
      showsNothing(answer, path)
    }
  })

  it('finds nothing by a probe', async () => {
    const probes = Object.entries(lists).filter(([, path]) => /where/.test(path))
    for (const [name, path] of probes.filter(([, path]) => !/source\.name/.test(path))) {
      const { body, status } = await api.get(path, readers[who]())
      expect([name, status === 200 ? body.totalDocs : 0]).toEqual([name, 0])
    }
    for (const under of [`[source][equals]=${source}`, `[tags][in]=${tag}`]) {
      const { body } = await api.get(`/articles/count?where${under}`, readers[who]())
      expect(body).toEqual({ totalDocs: 1 })
    }
  })
})

describe('a viewer of the staff', () => {
  it.each(stateNames)('reads what is %s', async (state) => {
    const { body, status } = await api.get(`/articles/${ids[state]}?draft=true`, viewer)
    expect([status, body.headline]).toEqual([200, `${secret} ${state}`])
  })
})

describe('what was killed', () => {
  it.each([
    ['ar', /^سحبت هذه المادة/],
    ['en', /^This article was withdrawn/],
  ])('is said to be gone, in %s', async (language, sentence) => {
    const answer = await api.get(`/articles/${ids.killed}`, { 'accept-language': language })
    expect(answer.status).toBe(410)
    expect(answer.body.errors[0].message).toMatch(sentence)
  })

  it('is gone by its slugs on the site, the former ones too, and what never was out is not', async () => {
    const { wasWithdrawn } = await import('../../src/app/(site)/data/wasWithdrawn.ts')
    for (const state of stateNames) {
      const expected = killed.includes(state) ? { note: null } : null
      expect(await wasWithdrawn(slugOf[state]), state).toEqual(expected)
    }
    const told = { note: 'نعتذر لقرائنا.' }
    const moved = await newArticle({ headline: 'سينقل' })
    for (const action of ['ready', 'publish'] as const) await act(action, moved)
    const { slug } = await payload.findByID({ collection: 'articles', id: moved })
    await payload.update({ collection: 'articles', data: { slug: 'عنوان-جديد' }, id: moved })
    await act('kill', moved, { publicNote: told.note })
    expect([await wasWithdrawn(slug ?? ''), await wasWithdrawn('عنوان-جديد')]).toEqual([told, told])
    const answer = await api.get(`/articles/${moved}`)
    expect([answer.status, answer.body.errors[0].data]).toEqual([410, told])
  })

  it('is no page of the site, and in no list of it', async () => {
    const site = {
      ...(await import('../../src/app/(site)/data/articleBySlug.ts')),
      ...(await import('../../src/app/(site)/data/articlesUnder.ts')),
      ...(await import('../../src/app/(site)/data/formerArticle.ts')),
      ...(await import('../../src/app/(site)/data/frequentNames.ts')),
      ...(await import('../../src/app/(site)/data/latestArticles.ts')),
      ...(await import('../../src/app/(site)/data/linksFrom.ts')),
      ...(await import('../../src/app/(site)/data/openings.ts')),
    }
    const all = JSON.stringify([
      await site.latestArticles(),
      await site.articlesUnder('source', source),
      await site.articlesUnder('tags', tag),
      await site.frequentNames(),
      await site.linksFrom(live),
      [...(await site.openings(stateNames.map((state) => ids[state]).join(',')))],
    ])
    expect(all).not.toContain(secret)
    expect((await site.articlesUnder('tags', tag)).total).toBe(1)
    for (const state of stateNames) {
      expect(all, state).not.toContain(ids[state])
      expect(await site.articleBySlug(slugOf[state]), state).toBeNull()
      expect(await site.formerArticle(slugOf[state]), state).toBeNull()
    }
  })

  it('never goes out by the schedule that it was on', async () => {
    const query = {
      collection: 'articles',
      data: { scheduledFor: '2020-01-01T00:00:00Z' },
    } as const
    await payload.db.updateOne({ ...query, id: ids.killedFromSchedule })
    const stopping = new AbortController()
    const due: string[] = []
    const worker = keepSchedule({
      every: 20,
      onDue: ({ article }) => due.push(article),
      payload,
      signal: stopping.signal,
      slugs,
    })
    setTimeout(() => stopping.abort(), 300)
    await worker
    expect(due).toEqual([])
  })
})
