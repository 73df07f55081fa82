import type { Payload } from 'payload'
import { createLocalReq } from 'payload'

import { defaultSlugs as slugs } from '../../../collections/slugs.ts'
import { actOn } from '../../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../../src/desk/actions/table.ts'
import { richText } from '../../../src/text/richText.ts'

type Made = {
  actions: readonly ActionName[]
  data?: object
  /** What an answer about the article says: 200 with it, 404, or 410 with a notice. */
  status: 200 | 404 | 410
  /** Put in the trash after the actions. */
  toTrash?: true
}

const future = '2999-01-01T00:00:00Z'
const out = ['ready', 'publish'] as const

/** Where an article may stand, how it comes there, and what readers are told of it. */
export const states = {
  draft: { actions: [], status: 404 },
  embargoed: {
    actions: [],
    data: { _status: 'published', embargoedUntil: future },
    status: 404,
  },
  embargoedDraft: { actions: ['ready', 'embargo'], status: 404 },
  excerpt: { actions: out, status: 200 },
  killed: { actions: [...out, 'kill'], status: 410 },
  killedFromSchedule: { actions: ['ready', 'schedule', 'kill'], status: 404 },
  killedWhileWithheld: { actions: [...out, 'withhold', 'kill'], status: 410 },
  live: { actions: out, status: 200 },
  rejected: { actions: ['reject'], status: 404 },
  scheduled: { actions: ['ready', 'schedule'], status: 404 },
  trashed: { actions: out, status: 404, toTrash: true },
  trashedDraft: { actions: [], status: 404, toTrash: true },
  unpublished: { actions: [...out, 'unpublish'], status: 404 },
  withheld: { actions: [...out, 'withhold'], status: 404 },
} as const satisfies Record<string, Made>

export type State = keyof typeof states

export const stateNames = Object.keys(states) as State[]
export const hiddenStates = stateNames.filter((state) => states[state].status !== 200)

/**
 * Words that stand nowhere else, in letters that no coding changes: `text` in every field of an article,
 * `name` in that of its tag, which is public by itself, `late` behind the end of the excerpt. Not so alike that one were
 * offered for the other.
 */
export const wordsOf = (state: string) => {
  const name = state.toLowerCase()
  const backwards = Array.from(name).reverse().join('')
  return { late: `zl${backwards}zl`, name: `zt${name}zt`, text: `zq${name}zq` }
}

export type Subject = ReturnType<typeof wordsOf> & {
  id: string
  publicId: string
  slug: string
  /** Slug of the tag that nothing else has. */
  tag: string
}

export type World = {
  of: Readonly<Record<State, Subject>>
  /** Slugs of what all of them share. */
  source: string
  tag: string
}

/** An article in every state, each with a tag of its own beside the one that all have, and links both ways. */
export const makeEveryState = async (payload: Payload): Promise<World> => {
  const create = async (collection: string, data: object) =>
    payload.create({ collection: collection as 'tags', data: data as never, depth: 0 })
  const newTag = (label: string) => create('tags', { label, status: 'approved' })
  const source = await create('sources', {
    kind: 'outlet',
    name: 'مصدر',
    rights: { republish: 'yes' },
  })
  const shy = await create('sources', {
    kind: 'outlet',
    name: 'مصدر ضنين',
    rights: { republish: 'excerpt' },
  })
  const shared = await newTag('وسم')
  const of = {} as Record<State, Subject>
  for (const state of stateNames) {
    const words = wordsOf(state)
    const own = await newTag(`وسم ${words.name}`)
    const origin = state === 'excerpt' ? shy.id : source.id
    const data = articleData({ source: origin, state, tags: [shared.id, own.id] })
    const { id } = await create('articles', data)
    for (const action of states[state].actions) await act({ action, id, payload })
    if ('toTrash' in states[state]) await patch({ data: { deletedAt: new Date() }, id, payload })
    const read = await payload.findByID({ collection: 'articles', depth: 0, id, trash: true })
    of[state] = {
      ...words,
      id,
      publicId: String(read.publicId),
      slug: String(read.slug),
      tag: String(own.slug),
    }
  }
  for (const [at, state] of hiddenStates.entries()) {
    const link = { kind: 'similar', order: 0, origin: 'editor', state: 'resolved' }
    const [from, to] = [of.live.id, of[state].id]
    await create('related-links', { ...link, from, title: `قصة رقم ${at}`, to })
    await create('related-links', { ...link, from: to, title: of[state].text, to: from })
  }
  const between = { supersededBy: of.withheld.id, updateOf: of.draft.id }
  await patch({ data: between, id: of.live.id, payload })
  return { of, source: String(source.slug), tag: String(shared.slug) }
}

const articleData = ({
  source,
  state,
  tags,
}: {
  source: string
  state: State
  tags: string[]
}): object => {
  const { late, text } = wordsOf(state)
  const made: Made = states[state]
  const blocks = [`نص ${text}`, 'جملة من جمل الخبر. '.repeat(60), `آخر النص ${late}`]
  return {
    _status: 'draft',
    body: richText({ blocks: blocks.map((said) => ({ kind: 'paragraph', text: said })) }),
    corrections: [{ at: '2026-01-01T00:00:00Z', kind: 'correction', text: `تصويب ${text}` }],
    deck: `تمهيد ${text}`,
    headline: `عنوان ${text}`,
    headlineOrigin: 'given',
    originalAuthor: text,
    originalUrl: `https://example.org/${text}`,
    source,
    stage: 'imported',
    tags,
    ...made.data,
  }
}

const inputs: Partial<Record<ActionName, (word: string) => object>> = {
  embargo: () => ({ until: future }),
  kill: (word) => ({ note: `ملاحظة ${word}`, reason: `سبب ${word}` }),
  reject: (word) => ({ reason: `سبب ${word}` }),
  schedule: () => ({ at: future }),
  withhold: (word) => ({ reason: `سبب ${word}` }),
}

const act = async ({ action, id, payload }: { action: ActionName; id: string; payload: Payload }) =>
  actOn({
    action,
    article: id,
    input: inputs[action]?.('zqreasonzq') ?? {},
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

/** Past the desk, as what must not matter to readers might come about. */
const patch = ({ data, id, payload }: { data: object; id: string; payload: Payload }) =>
  payload.update({ collection: 'articles', data, id })
