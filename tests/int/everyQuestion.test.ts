import type { Payload } from 'payload'
import { handleEndpoints } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { roles } from '../../src/access/roles.ts'
import { signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'
import type { Subject, World } from '../helpers/readSide/everyState.ts'
import {
  hiddenStates,
  makeEveryState,
  stateNames,
  states,
  wordsOf,
} from '../helpers/readSide/everyState.ts'
import type { Questions } from '../helpers/readSide/questions.ts'
import { payloadsOwn, publicQuestions } from '../helpers/readSide/questions.ts'

/**
 * Every address of the read side, asked by everybody, about articles in every state, by both ways that
 * serve it. The addresses are those of Payload's configuration: one that nothing is asked of is a failure.
 */
let payload: Payload
let server: ReadServer
let stop: () => Promise<void>
let world: World

type Headers = Record<string, string>
const readers = ['nobody', 'an API client', ...roles] as const
type Reader = (typeof readers)[number]
const headersOf = { nobody: {} } as Record<Reader, Headers>

beforeAll(async () => {
  const started = await startPayload()
  ;({ payload, stop } = started)
  for (const role of roles) headersOf[role] = await signIn({ payload, role })
  const client = { apiKey: 'a-key-for-a-site', enableAPIKey: true, name: 'site' }
  const { apiKey } = await payload.create({ collection: 'api-clients', data: client })
  headersOf['an API client'] = { authorization: `api-clients API-Key ${String(apiKey)}` }
  world = await makeEveryState(payload)
  server = await startReadServer()
}, 180_000)

afterAll(async () => {
  await server.stop()
  await stop()
})

const ways = {
  'Payload’s endpoints': (path: string, headers: Headers) =>
    handleEndpoints({
      config: payload.config,
      request: new Request(`http://127.0.0.1/api${path}`, { headers }),
    }),
  'the server': (path: string, headers: Headers) => server.get(`/api${path}`, { headers }),
}

type Way = keyof typeof ways
type Answer = { all: string; body: string; status: number; type: null | string }

const ask = async ({
  path,
  reader,
  way,
}: {
  path: string
  reader: Reader
  way: Way
}): Promise<Answer> => {
  const response = await ways[way](path, { 'accept-language': 'ar', ...headersOf[reader] })
  const body = await response.text()
  const headers = JSON.stringify([...response.headers])
  const type = response.headers.get('content-type')
  return { all: `${headers}\n${body}`, body, status: response.status, type }
}

/** All that only insiders know of what readers must not see; the end of a text is for all where it is whole. */
const secretsOf = (names: boolean): string[] =>
  [
    'zqreasonzq',
    ...stateNames.map((state) => wordsOf(state).late),
    ...hiddenStates.flatMap((state) => {
      const { id, name, publicId, text } = world.of[state]
      // What was out may be told to be gone, by the ids that replicas know it by.
      const wasOut = (states[state].actions as readonly string[]).includes('publish')
      return [text, ...(names ? [] : [name]), ...(wasOut ? [] : [id, publicId])]
    }),
  ].filter((secret) => secret !== world.of.live.late)

const told = ({ all }: Answer, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => all.includes(secret))

/** An answer without what was asked for, where two questions are to be answered alike. */
const without = ({ body, status }: Answer, { tag, text, late }: Subject) => {
  const words = [text, late, tag, encodeURIComponent(tag), text.slice(0, -3) + text.slice(-2)]
  return [status, words.reduce((left, word) => left.replaceAll(word, '…'), body)]
}

/** Of an article that nobody ever wrote. */
const nothing: Subject = {
  ...wordsOf('nothing'),
  id: '01a20000-0000-7000-8000-000000000000',
  publicId: '01a20000-0000-7000-8000-000000000001',
  slug: 'عنوان-zqnothingzq',
  tag: '',
}

const rows = Object.entries(publicQuestions)

/** The addresses that are asked so. */
const rowsWith = <Kind extends 'article' | 'find' | 'list'>(kind: Kind) =>
  rows.flatMap(([path, questions]) => {
    const asks = questions[kind]
    return asks ? [[path, { ...questions, [kind]: asks }] as [string, Asking<Kind>]] : []
  })

type Asking<Kind extends 'article' | 'find' | 'list'> = Questions & {
  [Name in Kind]: NonNullable<Questions[Name]>
}

describe('the addresses', () => {
  const gets = () => {
    const { endpoints } = payload.config
    const all = [
      { endpoints, under: '' },
      ...Object.entries(payload.collections).map(([slug, { config }]) => ({
        endpoints: config.endpoints || [],
        under: `/${slug}`,
      })),
    ]
    return all.flatMap((of) =>
      of.endpoints
        .filter(({ method, path }) => method === 'get' && !payloadsOwn.includes(path))
        .map(({ path }) => `${of.under}${path}`),
    )
  }

  it('have a row each, and every row has its address', () => {
    const known = gets()
    const lost = rows.map(([path]) => path).filter((path) => !known.includes(path))
    expect(lost).toEqual([])
  })

  it('without a row are the staff’s, and tell readers nothing', async () => {
    const others = gets().filter((path) => !(path in publicQuestions))
    expect(others).toContain('/articles/:id/desk')
    for (const path of others) {
      for (const state of ['draft', 'killed', 'live'] as const) {
        const asked = path.replace(/:(\w+)/g, (_, name) =>
          name === 'id' ? world.of[state].id : 'review',
        )
        for (const reader of ['nobody', 'an API client'] as const) {
          const answer = await ask({ path: asked, reader, way: 'the server' })
          expect([reader, asked, Math.floor(answer.status / 100)]).toEqual([reader, asked, 4])
          const secrets = [...secretsOf(false), wordsOf('live').text]
          expect([asked, told(answer, secrets)]).toEqual([asked, []])
        }
      }
    }
  })
})

describe.each(Object.keys(ways) as Way[])('by %s', (way) => {
  /** What nobody is answered, which the others are to be answered too, whatever they may see elsewhere. */
  const alike = async (path: string, { names = false }: Questions): Promise<Answer> => {
    const answers = await Promise.all(readers.map((reader) => ask({ path, reader, way })))
    const [first] = answers as [Answer]
    const secrets = secretsOf(names)
    for (const [at, answer] of answers.entries()) {
      const { body, status, type } = answer
      expect([path, readers[at], status, type, body]).toEqual([
        path,
        readers[at],
        first.status,
        first.type,
        first.body,
      ])
      expect([path, readers[at], told(answer, secrets)]).toEqual([path, readers[at], []])
    }
    return first
  }

  it.each(rowsWith('list'))('%s lists what is public, and nothing else', async (_, questions) => {
    const bodies: string[] = []
    for (const path of questions.list(world)) {
      const { body, status } = await alike(path, questions)
      expect([path, status]).toEqual([path, 200])
      bodies.push(body)
    }
    expect(bodies.join().includes(world.of.live.text)).toBe(questions.shows)
  })

  describe.each(rowsWith('article'))('%s', (_, questions) => {
    it.each(stateNames)('answers by where an article stands: %s', async (state) => {
      const subject = world.of[state]
      for (const path of questions.article(subject)) {
        const { body, status } = await alike(path, questions)
        expect([path, status]).toEqual([path, states[state].status])
        if (status === 410) expect([path, body.includes(notice(path))]).toEqual([path, true])
        const shows = status === 200 && questions.shows
        expect([path, body.includes(subject.text)]).toEqual([path, shows])
      }
    })
  })

  describe.each(rowsWith('find'))('%s', (_, questions) => {
    it.each(stateNames)('finds what is public: %s', async (state) => {
      const subject = world.of[state]
      const found: boolean[] = []
      for (const path of questions.find(subject)) {
        const { body } = await alike(path, questions)
        found.push(body.includes(`عنوان ${subject.text}`))
      }
      expect(found.includes(true)).toBe(states[state].status === 200)
    })

    it.each(hiddenStates)('cannot be told from what never was: %s', async (state) => {
      // The name of a tag is public by itself; the words of an article are not.
      const subject = world.of[state]
      const never = { ...nothing, tag: subject.tag }
      for (const [at, path] of questions.find(subject).entries()) {
        const answer = await ask({ path, reader: 'nobody', way })
        const empty = questions.find(never)[at] ?? ''
        const other = await ask({ path: empty, reader: 'nobody', way })
        expect([path, ...without(answer, subject)]).toEqual([path, ...without(other, never)])
      }
    })
  })
})

/** The sentence of the notice, or what stands for it in a format that has a word for it. */
const notice = (path: string): string =>
  path.includes('/ninjs') ? '"canceled"' : 'سُحبت هذه المادة'

it('finds no article by what stands behind the end of its excerpt', async () => {
  const { late, text } = world.of.excerpt
  const { body } = await ask({ path: `/search?q=${late}`, reader: 'nobody', way: 'the server' })
  expect(body).not.toContain(text)
  const live = await ask({
    path: `/search?q=${world.of.live.late}`,
    reader: 'nobody',
    way: 'the server',
  })
  expect(live.body).toContain(world.of.live.text)
})

it('tells nothing of anybody’s question in the figures of the process', async () => {
  const { body, status } = await ask({ path: '/metrics', reader: 'nobody', way: 'the server' })
  expect(status).toBe(200)
  expect(body).not.toMatch(/z[lqt]\w+z[lqt]/)
})
