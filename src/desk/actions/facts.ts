import type { pubStatuses, stages } from '../../../collections/articles/fields/sidebar.ts'
import type { RightsState } from '../rights/index.ts'

export type Stage = (typeof stages)[number]
export type PubStatus = (typeof pubStatuses)[number]

/** What an action may have to know of an article. Moments are milliseconds since 1970. */
export type ArticleFacts = {
  /** Characters of its text. */
  bodyLength: number
  embargoedUntil: null | number
  firstPublishedAt: null | number
  headline: string
  headlineOrigin: 'edited' | 'given' | 'inferred'
  /** How often it went out; 0 for never. */
  issueNumber: number
  lastIssuedAt: null | number
  /** Of the article that this one updates; null where it updates none. */
  originalIsLive: boolean | null
  pubStatus: PubStatus
  /** What the source's terms, or the article's own, say of its publication now. */
  rights: RightsState
  scheduledFor: null | number
  source: null | { isOwn: boolean }
  stage: Stage
  /** Where it stood when it was rejected. */
  stageBefore: null | Stage
  supersededBy: null | string
  /** The newest text differs from the one that is out. */
  textChanged: boolean
}

/** Facts that only the house writes, through an action. */
export type DeskFacts = {
  _status: 'draft' | 'published'
  embargoedUntil: null | string
  firstPublishedAt: null | string
  /** A headline that somebody vouches for is theirs from then on. */
  headlineOrigin: 'edited'
  issueNumber: number
  lastIssuedAt: null | string
  pubStatus: PubStatus
  scheduleProblem: null | string
  scheduleReason: null | string
  scheduleTriedAt: null | string
  scheduledFor: null | string
  stage: Stage
  stageBefore: null | Stage
  /** What readers are told where a killed article stood. */
  withdrawalNotice: null | string
}
