import type { DeckSuggestion } from '../headlines/suggestDecks.ts'
import type { HeadlineSuggestion } from '../headlines/suggestHeadlines.ts'
import type { ChecklistPoint } from '../actions/checklist.ts'
import type { LinkSuggestion } from '../links/suggestArticles.ts'
import type { RightsState } from '../rights/index.ts'

/** Another article, as a line about it needs it. Moments are ISO 8601. */
export type OtherArticle = {
  headline: string
  id: string
  isTrashed: boolean
  originalPublishedAt: null | string
  pubStatus: string
  /** The name of its source. */
  source: null | string
  stage: string
}

/** A title that the article prints. */
export type LinkOut = {
  /** Whether a person chose where it leads. */
  isDecided: boolean
  /** How many suggestions a person dismissed. */
  dismissed: number
  id: string
  kind: string
  state: string
  suggestions: LinkSuggestion[]
  title: string
  to: null | OtherArticle
}

/** A title of another article that leads here. */
export type LinkIn = { from: OtherArticle; id: string; kind: string; title: string }

/** One public act; the newest comes first. */
export type LoggedAct = {
  action: string
  at: string
  /** The name of whoever acted, as it was then; null for the house itself. */
  by: null | string
  correction: null | {
    after: null | string
    before: null | string
    kind: string
    text: string
  }
  issueNumber: null | number
  note: null | string
  reason: null | string
  sequence: number
}

/** The article's own terms, over those of its source. */
export type Override = {
  /** The name of whoever gave it them; null where nobody is known, and for the house itself. */
  by: null | string
  /** Whether they say that it may be republished; others only tighten what the source allows. */
  isPermission: boolean
  reason: null | string
  /** ISO 8601; of older ones, when the reason was first saved, where a version tells it. */
  since: null | string
}

export type ShownConflict = {
  field: string
  /** What the document says, and what the article says, for people; null for a text, and for no value. */
  imported: null | string
  mine: null | string
}

/** All that an editor who looks at one article needs beside its form. */
export type ArticleDesk = {
  checklist: {
    field: string
    isMet: boolean
    label: string
    need: 'must' | 'should'
    point: ChecklistPoint
  }[]
  conflicts: ShownConflict[]
  /** Decisions about conflicts that can be taken back. */
  decided: { field: string; keep: 'mine' | 'theirs' }[]
  decks: DeckSuggestion[]
  headlines: HeadlineSuggestion[]
  /** `isWhole`: each entry's hash is of what it says and of the one before. */
  issues: { docs: LoggedAct[]; isWhole: boolean; total: number }
  links: { in: LinkIn[]; out: LinkOut[]; totalIn: number; totalOut: number }
  /** What whoever asks may do. */
  may: { change: boolean; decideLinks: boolean }
  rights: {
    credit: null | string
    override: null | Override
    reasons: { code: string; sentence: string }[]
    sentence: string
    state: RightsState
  }
  stage: string
  /** The other articles of the same story, what is out first. */
  versions: { docs: OtherArticle[]; total: number }
}
