import type { Article, Source } from '../payload-types.ts'

/** What a source allows. `null` where nobody said; an empty list of territories means everywhere. */
export type RightsTerms = {
  copyrightHolder: null | string
  copyrightNotice: null | string
  creditTemplate: null | string
  excerptCharacters: null | number
  license: null | string
  republish: 'ask' | 'excerpt' | 'no' | 'unknown' | 'yes'
  /** ISO 3166-1 alpha-2. */
  territories: readonly string[]
  usageTerms: null | string
  /** ISO 8601. The day counts, in UTC, and it counts whole. */
  validFrom: null | string
  validUntil: null | string
}

/** As much of an article as its rights are told from: a document of any depth, or a part of one. */
export type ArticleRights = Partial<
  Pick<
    Article,
    | 'language'
    | 'originalAuthor'
    | 'originalDatePrecision'
    | 'originalPublishedAt'
    | 'originalUrl'
    | 'rights'
    | 'source'
  >
>

/** As much of a source; what it was merged into must come populated, with the same fields. */
export type SourceRights = Partial<Pick<Source, 'kind' | 'rights'>> &
  Pick<Source, 'id' | 'name'> & { mergedInto?: null | SourceRights | string }

export const rightsStates = ['allowed', 'conditional', 'unknown', 'ask', 'forbidden'] as const

/**
 * - `allowed`: nothing stands against it
 * - `conditional`: allowed, under the conditions that the reasons name
 * - `unknown`, `ask`: a person has to confirm it and say why
 * - `forbidden`: no
 */
export type RightsState = (typeof rightsStates)[number]

/** What a reason's sentence tells, by name; `rightsSentences` has the words. */
export type ReasonValues = Partial<{
  characters: number
  /** ISO 8601. */
  date: string
  license: string
  merged: string
  reason: string
  source: string
  terms: string
  /** ISO 3166-1 alpha-2. */
  territories: readonly string[]
  territory: string
}>

export type RightsVerdict = {
  /** The line to print with the text; null where there is nobody to credit. */
  credit: null | string
  /** The most that others than staff are shown, in UTF-16 code units; null for the whole text. */
  excerptCharacters: null | number
  reasons: RightsReason[]
  state: RightsState
}

export type RightsReason = { code: ReasonCode; values: ReasonValues }

export type ReasonCode =
  | 'askFirst'
  | 'creditAsked'
  | 'excerptOnly'
  | 'licensed'
  | 'merged'
  | 'notAllowed'
  | 'notValidAnyMore'
  | 'notValidYet'
  | 'outsideTerritory'
  | 'overridden'
  | 'overrideNeedsReason'
  | 'own'
  | 'permitted'
  | 'sourceMissing'
  | 'sourceNotFound'
  | 'termsUnknown'
  | 'territoryNotSet'
  | 'usageTerms'
