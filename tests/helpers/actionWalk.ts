import type pg from 'pg'
import type { Payload, TypedUser } from 'payload'
import { APIError, createLocalReq } from 'payload'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { PubStatus, Stage } from '../../src/desk/actions/facts.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { actionNames, actions } from '../../src/desk/actions/table.ts'
import { richText } from '../../src/text/richText.ts'
import type { Standing } from './articleStanding.ts'
import { brokenChains, standingOf, wrongStandings } from './articleStanding.ts'

export type WalkArgs = {
  /** How many articles the steps are spread over. */
  articles: number
  client: pg.Client
  /** Told now and then how far it is. */
  onProgress?: (steps: number) => void
  payload: Payload
  /** Numbers from 0 to 1, the same for the same seed. */
  random: () => number
  steps: number
}

/** `wrong`: what should not have been, a sentence each. */
export type Walked = { refused: number; taken: number; together: number; wrong: string[] }

/**
 * Takes random actions on articles, each by a random role with random input, some by two sessions at once,
 * with drafts saved in between; and looks after every one whether the table, the log and the rows agree.
 */
export const walkActions = async (args: WalkArgs): Promise<Walked> => {
  const { articles, client, onProgress, payload, random, steps } = args
  const people = await staff(payload)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)] as One
  const sources = [await newSource(payload, 'yes'), await newSource(payload, 'ask')]
  const ids: string[] = []
  for (let at = 0; at < articles; at += 1) ids.push(await newArticle(payload, pick(sources)))

  const walked: Walked = { refused: 0, taken: 0, together: 0, wrong: [] }
  const say = (what: string) => walked.wrong.push(what)
  for (let step = 0; step < steps; step += 1) {
    if (step % 500 === 499) onProgress?.(step + 1)
    // What is killed is done with: a new one takes its place.
    const place = Math.floor(random() * ids.length)
    const before = await standingOf({ client, id: ids[place] ?? '' })
    if (before.stage === 'archived' && random() < 0.5) {
      ids[place] = await newArticle(payload, pick(sources))
      continue
    }
    const id = ids[place] ?? ''
    if (random() < 0.15) {
      await saveDraft({ id, payload, text: `نص ${step}.`, user: pick(people) })
      const after = await standingOf({ client, id })
      if (facts(after) !== facts(before)) say(`step ${step}: a draft moved ${id}`)
      continue
    }
    const attempts = (random() < 0.1 ? [1, 2] : [1]).map(() => attempt({ pick, random }))
    const results = await Promise.all(
      attempts.map((one) => take({ ...one, id, payload, user: pick(people) })),
    )
    const after = await standingOf({ client, id })
    const taken = attempts.filter((_, at) => results[at] === 'taken')
    for (const result of results) if (result !== 'taken' && result !== 'refused') say(result)
    walked.taken += taken.length
    walked.refused += attempts.length - taken.length
    walked.together += attempts.length - 1
    const said = judge({ after, before, taken: taken.map(({ name }) => name) })
    if (said) say(`step ${step}: ${attempts.map(({ name }) => name).join(' and ')}: ${said}`)
  }
  const all = await wrongStandings({ client })
  return { ...walked, wrong: [...walked.wrong, ...all, ...(await brokenChains({ client }))] }
}

/** What is wrong with where the actions that were taken have brought an article; null where nothing is. */
const judge = ({
  after,
  before,
  taken,
}: {
  after: Standing
  before: Standing
  taken: readonly ActionName[]
}): null | string => {
  if (taken.length === 0) return after.rows === before.rows ? null : 'refused, and rows changed'
  const logged = taken.flatMap((name) => actions[name].log ?? [])
  const added = after.log.slice(before.log.length)
  if (JSON.stringify([...added].sort()) !== JSON.stringify([...logged].sort())) {
    return `logged ${added.join()} for ${taken.join()}`
  }
  const stages = taken.flatMap((name): readonly Stage[] => actions[name].to)
  if (!stages.includes(after.stage)) return `ended at ${after.stage}`
  const begins = taken.some(
    (name) =>
      actions[name].from.stages.includes(before.stage) &&
      actions[name].from.pubStatus.includes(before.pubStatus as PubStatus),
  )
  return begins ? null : `was taken from ${before.stage}`
}

const facts = ({ issueNumber, log, pubStatus, stage }: Standing): string =>
  JSON.stringify([issueNumber, log, pubStatus, stage])

type Attempt = { input: object; name: ActionName }

const later = (random: () => number): string =>
  new Date(Date.now() + (random() - 0.2) * 86_400_000).toISOString()

const attempt = ({
  pick,
  random,
}: {
  pick: <One>(list: readonly One[]) => One
  random: () => number
}): Attempt => {
  const name = pick(actionNames)
  const { takes } = actions[name]
  const given: Record<string, unknown> = {
    at: later(random),
    correction: { kind: 'correction', text: 'ورد الاسم خطأ.' },
    note: 'ملاحظة',
    reason: 'سبب',
    until: later(random),
  }
  const fields = Object.keys(takes).filter(() => random() < 0.9)
  const input = Object.fromEntries(fields.map((field) => [field, given[field]]))
  return { input: random() < 0.03 ? { ...input, stage: 'live' } : input, name }
}

/** `taken`, `refused`, or what else came of it. */
const take = async ({
  id,
  input,
  name,
  payload,
  user,
}: Attempt & { id: string; payload: Payload; user: TypedUser }): Promise<string> => {
  const req = await createLocalReq({ user }, payload)
  try {
    await actOn({ action: name, article: id, input, overrideAccess: false, req, slugs })
    return 'taken'
  } catch (error) {
    const isRefused = error instanceof APIError && [400, 403, 404, 409].includes(error.status)
    return isRefused ? 'refused' : `${name} on ${id} failed: ${String(error)}`
  }
}

const staff = async (payload: Payload): Promise<TypedUser[]> => {
  // An editor twice: most of what an editor may do is what there is to see.
  const roles = ['admin', 'editor', 'editor', 'contributor', 'viewer'] as const
  const users: TypedUser[] = []
  for (const [at, role] of roles.entries()) {
    const data = { email: `walk-${at}@example.org`, name: role, password: 'walks at random', role }
    const user = await payload.create({ collection: 'users', data })
    users.push({ ...user, collection: 'users' })
  }
  return users
}

const newSource = async (payload: Payload, republish: 'ask' | 'yes'): Promise<string> => {
  const data = { kind: 'outlet', name: `مصدر ${republish}`, rights: { republish } } as const
  return (await payload.create({ collection: 'sources', data })).id
}

const bodyOf = (text: string) => richText({ blocks: [{ kind: 'paragraph', text }] })

const newArticle = async (payload: Payload, source: string): Promise<string> => {
  const text = { body: bodyOf('نص الخبر.'), headline: 'عنوان الخبر', headlineOrigin: 'given' }
  const data = { ...text, _status: 'draft', source, stage: 'imported' }
  return (await payload.create({ collection: 'articles', data: data as never })).id
}

const saveDraft = async ({
  id,
  payload,
  text,
  user,
}: {
  id: string
  payload: Payload
  text: string
  user: TypedUser
}): Promise<void> => {
  const data = { body: bodyOf(text) as never, issueNumber: 99, stage: 'live' as const }
  await payload.update({ collection: 'articles', data, draft: true, id, user })
}
