import type { ArticleFacts } from '../actions/facts.ts'
import type { ActionInput } from '../actions/input.ts'
import type { ActionName } from '../actions/table.ts'

type Args = { facts: ArticleFacts; input: ActionInput }
type Stands = (args: Args) => boolean

const isAt =
  (stage: ArticleFacts['stage']): Stands =>
  ({ facts }) =>
    facts.stage === stage && facts.pubStatus === 'usable'

/** An action that can be taken again, or that changes the text: there is no state that says it was taken. */
const never: Stands = () => false

/** Readers have the newest text. */
const isOut: Stands = ({ facts }) =>
  facts.stage === 'live' && facts.pubStatus === 'usable' && !facts.textChanged

/** Where an article stands that needs an action no more. */
const stands: Readonly<Record<ActionName, Stands>> = {
  review: isAt('review'),
  acceptHeadline: ({ facts }) => facts.headlineOrigin !== 'inferred',
  ready: isAt('ready'),
  reject: isAt('rejected'),
  restore: ({ facts }) => ['imported', 'ready', 'review'].includes(facts.stage),
  publish: isOut,
  schedule: ({ facts, input }) =>
    facts.stage === 'scheduled' && facts.scheduledFor === (input.at ?? null),
  unschedule: isAt('ready'),
  embargo: never,
  lift: ({ facts }) => facts.stage === 'ready' && facts.embargoedUntil === null,
  repeat: never,
  refile: never,
  correct: never,
  update: never,
  republish: isOut,
  withhold: ({ facts }) => facts.stage === 'live' && facts.pubStatus === 'withheld',
  release: ({ facts }) => facts.stage === 'live' && facts.pubStatus === 'usable',
  unpublish: isAt('ready'),
  kill: ({ facts }) => facts.pubStatus === 'canceled',
}

/**
 * Whether an article stands where an action leads, so that a refusal means that there is nothing left to do:
 * a request that was sent twice does nothing twice and has nobody look for what went wrong. Pure.
 */
export const isAlready = ({ name, ...args }: Args & { name: ActionName }): boolean =>
  stands[name](args)
