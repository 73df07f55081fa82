import { checklist } from './checklist.ts'
import type { ArticleFacts } from './facts.ts'
import type { ActionInput } from './input.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'

export type GuardArgs = { facts: ArticleFacts; input: ActionInput; now: number }

type Guard = (args: GuardArgs) => null | Refusal

/** What may stand against an action, each told in its own sentence. */
export const guards = {
  /** The text must be what readers have already: a repeat says so. */
  textUnchanged: ({ facts }) => (facts.textChanged ? refuse('textChanged') : null),
  textChanged: ({ facts }) => (facts.textChanged ? null : refuse('textUnchanged')),
  checklist: ({ facts }) => {
    const unmet = checklist(facts).find(({ isMet, need }) => need === 'must' && !isMet)
    return unmet ? refuse(unmetReasons[unmet.point]) : null
  },
  headlineIsInferred: ({ facts }) => {
    if (facts.headline.trim() === '') return refuse('noHeadline')
    return facts.headlineOrigin === 'inferred' ? null : refuse('headlineAccepted')
  },
  /** What is out has been through the list once; that it says something is asked every time. */
  printable: ({ facts }) => {
    if (facts.headline.trim() === '') return refuse('noHeadline')
    return facts.bodyLength === 0 ? refuse('noText') : null
  },
  /** Refused where it is forbidden; confirmed, with a reason, where nobody knows or somebody must be asked. */
  rights: ({ facts, input }) => {
    if (facts.rights === 'forbidden') return refuse('rightsForbid')
    const asks = openReasons[facts.rights]
    return asks && input.reason === undefined ? refuse(asks) : null
  },
  noEmbargo: ({ facts, now }) =>
    facts.embargoedUntil !== null && facts.embargoedUntil > now ? refuse('embargoed') : null,
  hasEmbargo: ({ facts }) => (facts.embargoedUntil === null ? refuse('noEmbargo') : null),
  futureTime: ({ input, now }) => {
    const time = input.at ?? input.until
    return time === undefined || time > now ? null : refuse('timeIsPast')
  },
  afterEmbargo: ({ facts, input }) =>
    facts.embargoedUntil !== null && (input.at ?? 0) < facts.embargoedUntil
      ? refuse('beforeEmbargo')
      : null,
  neverIssued: ({ facts }) => (facts.issueNumber > 0 ? refuse('alreadyIssued') : null),
  notSuperseded: ({ facts }) => (facts.supersededBy === null ? null : refuse('superseded')),
  /** An update goes out after what it updates, never before. */
  originalIsLive: ({ facts }) =>
    facts.originalIsLive === false ? refuse('originalNotLive') : null,
  foreignSource: ({ facts }) =>
    facts.source === null || facts.source.isOwn ? refuse('noForeignSource') : null,
} satisfies Record<string, Guard>

export type GuardName = keyof typeof guards

const unmetReasons = {
  headline: 'noHeadline',
  printedHeadline: 'inferredHeadline',
  rights: 'rightsForbid',
  source: 'noForeignSource',
  text: 'noText',
} as const

/** What an open verdict asks whoever publishes all the same. */
const openReasons: Partial<Record<ArticleFacts['rights'], Refusal['reason']>> = {
  ask: 'rightsAsk',
  unknown: 'rightsUnknown',
}
