import type { AccessRules } from '../src/access/rules.ts'
import type { ReadLimits } from '../src/access/clampReads.ts'
import type { Slugs } from './slugs.ts'

/** What a collection needs to know of the house it stands in. */
export type CollectionContext = {
  limits: ReadLimits
  rules: AccessRules
  slugs: Slugs
  /** How many versions of an article are kept. */
  versionsPerArticle: number
}
