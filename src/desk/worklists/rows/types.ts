import type { RightsState } from '../../rights/index.ts'
import type { PubStatus, Stage } from '../../actions/facts.ts'
import type { ActionName } from '../../actions/table.ts'
import type { WorklistName } from '../names.ts'
import type { QuickName } from './quickActions.ts'

/** An article in a list. Moments are ISO 8601. */
export type ArticleRow = {
  /** Fields that an import and an editor changed differently. */
  conflicts: string[]
  date: null | string
  datePrecision: string
  /** Empty where it has none. */
  headline: string
  /** Nobody has looked at the headline: it was cut from the text. */
  isInferred: boolean
  id: string
  kind: 'article'
  may: Record<QuickName, ActionName[] | null>
  /** Titles of it that lead nowhere. */
  openTitles: number
  pubStatus: PubStatus
  rights: RightsState
  scheduleProblem: null | string
  scheduledFor: null | string
  source: null | { id: string; name: string }
  stage: Stage
  /** Other articles that tell the same story. */
  storyMates: number
  updatedAt: string
  /** How its text begins, where it has no headline. */
  words: string
}

/** A tag that nobody has said anything about yet. */
export type TagRow = {
  id: string
  kind: 'tag'
  label: string
  mayDecide: boolean
  /** Articles that carry it. */
  usage: number
}

export type WorklistRow = ArticleRow | TagRow

/** `last` is what the next page comes after. */
export type WorklistPage = {
  docs: WorklistRow[]
  hasMore: boolean
  last: null | string
  name: WorklistName
}
