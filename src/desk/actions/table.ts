import type { publicActions } from '../../../collections/issueLog/index.ts'
import type { Role } from '../../access/roles.ts'
import { may } from '../../access/roles.ts'
import type { ArticleFacts, DeskFacts, PubStatus, Stage } from './facts.ts'
import type { GuardName } from './guards.ts'
import type { ActionInput, Takes } from './input.ts'

export const actionNames = [
  'review',
  'acceptHeadline',
  'ready',
  'reject',
  'restore',
  'publish',
  'schedule',
  'unschedule',
  'embargo',
  'lift',
  'repeat',
  'refile',
  'correct',
  'update',
  'republish',
  'withhold',
  'release',
  'unpublish',
  'kill',
] as const

export type ActionName = (typeof actionNames)[number]

export const isActionName = (value: unknown): value is ActionName =>
  (actionNames as readonly unknown[]).includes(value)

export type Action = {
  /** What becomes of the article; what is not named stays. */
  effect: (args: { facts: ArticleFacts; input: ActionInput; now: number }) => Partial<DeskFacts>
  /** Where the article may stand, and what the public may have been told of it. */
  from: { pubStatus: readonly PubStatus[]; stages: readonly Stage[] }
  guards: readonly GuardName[]
  /** The public act that the issue log gets a row for; null where readers notice nothing. */
  log: (typeof publicActions)[number] | null
  may: readonly Role[]
  takes: Takes
  /** The text that it leaves the article with: the newest, or the one that is saved or out. */
  text: 'newest' | 'saved'
  /** Stages that the article may stand at afterwards. */
  to: readonly Stage[]
}

const iso = (time: number): string => new Date(time).toISOString()

type Effect = Action['effect']

const stay: Effect = () => ({})
const moveTo =
  (stage: Stage): Effect =>
  () => ({ stage })

/** Nothing of a schedule. */
const unscheduled = {
  scheduleProblem: null,
  scheduleReason: null,
  scheduleTriedAt: null,
  scheduledFor: null,
}

/** An issue: the moment of the first stays over all later ones. */
const issue: Effect = ({ facts, now }) => ({
  ...unscheduled,
  _status: 'published',
  embargoedUntil: null,
  firstPublishedAt: iso(facts.firstPublishedAt ?? now),
  issueNumber: facts.issueNumber + 1,
  lastIssuedAt: iso(now),
  stage: 'live',
})

const unissued = ['imported', 'review', 'ready'] as const
const usable = ['usable'] as const
const live = { pubStatus: usable, stages: ['live'] } as const
const ready = { pubStatus: usable, stages: ['ready'] } as const

/**
 * Everything that the desk does to an article. The endpoint, the Local API, the admin panel's buttons, bulk
 * actions and the schedule all go by this table, and nothing else changes where an article stands.
 *
 * The words are the trade's: a repeat runs a story again without any change, a refile puts a slip right
 * openly, a correction is labelled as one, a kill withdraws what no correction can mend (Reuters, "Handbook
 * of Journalism"; IPTC ninjs, `pubstatus`).
 */
export const actions: Readonly<Record<ActionName, Action>> = {
  review: {
    effect: moveTo('review'),
    from: { pubStatus: usable, stages: ['imported', 'ready'] },
    guards: [],
    log: null,
    may: may.contribute,
    takes: { note: 'optional' },
    text: 'newest',
    to: ['review'],
  },
  acceptHeadline: {
    effect: () => ({ headlineOrigin: 'edited' }),
    from: { pubStatus: usable, stages: unissued },
    guards: ['headlineIsInferred'],
    log: null,
    may: may.contribute,
    takes: {},
    text: 'newest',
    to: unissued,
  },
  ready: {
    effect: moveTo('ready'),
    from: { pubStatus: usable, stages: ['imported', 'review'] },
    guards: ['checklist'],
    log: null,
    may: may.contribute,
    takes: { note: 'optional' },
    text: 'newest',
    to: ['ready'],
  },
  reject: {
    effect: ({ facts }) => ({ embargoedUntil: null, stage: 'rejected', stageBefore: facts.stage }),
    from: { pubStatus: usable, stages: unissued },
    guards: [],
    log: null,
    may: may.contribute,
    takes: { reason: 'required' },
    text: 'newest',
    to: ['rejected'],
  },
  restore: {
    effect: ({ facts }) => ({ stage: facts.stageBefore ?? 'review', stageBefore: null }),
    from: { pubStatus: usable, stages: ['rejected'] },
    guards: [],
    log: null,
    may: may.contribute,
    takes: { note: 'optional' },
    text: 'newest',
    to: unissued,
  },
  publish: {
    effect: issue,
    from: { pubStatus: usable, stages: ['ready', 'scheduled'] },
    guards: ['checklist', 'noEmbargo', 'rights', 'originalIsLive', 'notSuperseded'],
    log: 'publish',
    may: may.edit,
    takes: { note: 'optional', reason: 'optional' },
    text: 'newest',
    to: ['live'],
  },
  schedule: {
    effect: ({ input }) => ({
      ...unscheduled,
      scheduleReason: input.reason ?? null,
      scheduledFor: iso(input.at ?? 0),
      stage: 'scheduled',
    }),
    from: ready,
    guards: ['futureTime', 'afterEmbargo', 'checklist', 'rights', 'notSuperseded'],
    log: null,
    may: may.edit,
    takes: { at: 'required', note: 'optional', reason: 'optional' },
    text: 'newest',
    to: ['scheduled'],
  },
  unschedule: {
    effect: () => ({ ...unscheduled, stage: 'ready' }),
    from: { pubStatus: usable, stages: ['scheduled'] },
    guards: [],
    log: null,
    may: may.edit,
    takes: { note: 'optional' },
    text: 'newest',
    to: ['ready'],
  },
  embargo: {
    effect: ({ input }) => ({ embargoedUntil: iso(input.until ?? 0) }),
    from: ready,
    guards: ['futureTime', 'neverIssued'],
    log: null,
    may: may.edit,
    takes: { note: 'optional', until: 'required' },
    text: 'newest',
    to: ['ready'],
  },
  lift: {
    effect: () => ({ embargoedUntil: null }),
    from: ready,
    guards: ['hasEmbargo'],
    log: null,
    may: may.edit,
    takes: { note: 'optional' },
    text: 'newest',
    to: ['ready'],
  },
  repeat: {
    effect: issue,
    from: live,
    guards: ['textUnchanged', 'rights'],
    log: 'repeat',
    may: may.edit,
    takes: { note: 'optional', reason: 'optional' },
    text: 'saved',
    to: ['live'],
  },
  refile: {
    effect: issue,
    from: live,
    guards: ['textChanged', 'printable', 'rights'],
    log: 'refile',
    may: may.edit,
    takes: { note: 'optional', reason: 'optional' },
    text: 'newest',
    to: ['live'],
  },
  correct: {
    effect: issue,
    from: live,
    guards: ['printable', 'rights'],
    log: 'correct',
    may: may.edit,
    takes: { correction: 'required', note: 'optional', reason: 'optional' },
    text: 'newest',
    to: ['live'],
  },
  update: {
    // The update is an article of its own, see `createUpdate`; this one is told of it.
    effect: stay,
    from: live,
    guards: ['notSuperseded'],
    log: 'update',
    may: may.edit,
    takes: { note: 'optional' },
    text: 'saved',
    to: ['live'],
  },
  republish: {
    effect: issue,
    from: { pubStatus: usable, stages: unissued },
    guards: [
      'foreignSource',
      'checklist',
      'noEmbargo',
      'rights',
      'originalIsLive',
      'notSuperseded',
    ],
    log: 'republish',
    may: may.edit,
    takes: { note: 'optional', reason: 'optional' },
    text: 'newest',
    to: ['live'],
  },
  withhold: {
    effect: () => ({ pubStatus: 'withheld' }),
    from: live,
    guards: [],
    log: 'withhold',
    may: may.edit,
    takes: { note: 'optional', reason: 'required' },
    text: 'saved',
    to: ['live'],
  },
  release: {
    effect: () => ({ pubStatus: 'usable' }),
    from: { pubStatus: ['withheld'], stages: ['live'] },
    guards: ['rights'],
    log: 'release',
    may: may.edit,
    takes: { note: 'optional', reason: 'optional' },
    text: 'saved',
    to: ['live'],
  },
  unpublish: {
    effect: () => ({ _status: 'draft', pubStatus: 'usable', stage: 'ready' }),
    from: { pubStatus: ['usable', 'withheld'], stages: ['live'] },
    guards: [],
    log: 'unpublish',
    may: may.edit,
    takes: { note: 'optional', reason: 'optional' },
    text: 'newest',
    to: ['ready'],
  },
  kill: {
    effect: ({ input }) => ({
      ...unscheduled,
      embargoedUntil: null,
      pubStatus: 'canceled',
      stage: 'archived',
      withdrawalNotice: input.publicNote ?? null,
    }),
    from: { pubStatus: ['usable', 'withheld'], stages: ['live', 'scheduled'] },
    guards: [],
    log: 'kill',
    may: may.edit,
    takes: { note: 'optional', publicNote: 'optional', reason: 'required' },
    text: 'saved',
    to: ['archived'],
  },
}
