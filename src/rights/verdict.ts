import { allowsOrForbids } from '../../collections/shared/rights.ts'
import { creditLine } from './creditLine.ts'
import { verdictRules } from './rules.ts'
import { allowedLength, articleTerms, overridden, survivor } from './terms.ts'
import type {
  ArticleRights,
  RightsReason,
  RightsState,
  RightsTerms,
  RightsVerdict,
  SourceRights,
} from './types.ts'
import { rightsStates } from './types.ts'

type VerdictArgs = {
  article: ArticleRights
  /** The moment of the question. */
  at: Date
  /** The article's source with its terms, at any depth of merges; null where it has none. */
  source: null | SourceRights
  /** Where this desk publishes, ISO 3166-1 alpha-2; null where nobody said. */
  territory: null | string
}

/**
 * Whether an article may be published here, under which conditions, and why.
 *
 * Terms are those of the source, or of what it was merged into, with the article's own over them field
 * by field. An article's own terms that come without a reason can only tighten: of the two verdicts, with
 * them and without, the stricter one counts.
 */
export const rightsVerdict = ({ article, at, source, territory }: VerdictArgs): RightsVerdict => {
  const origin = survivor(source)
  const shared = { article, at, named: source, origin, territory }
  const base = articleTerms({ article, source: origin })
  const own = allowsOrForbids(article.rights)
  const inherited = decide({ ...shared, own: false, terms: base })
  const decided = own
    ? decide({ ...shared, own, terms: overridden({ article, terms: base }) })
    : inherited
  const { excerptCharacters, reasons, state } =
    own && !article.rights?.reason?.trim() ? stricter({ one: decided, other: inherited }) : decided
  return {
    credit: creditLine({ article, source: origin, terms: base }),
    excerptCharacters,
    reasons,
    state,
  }
}

/** What the rules are asked about. */
export type RightsFacts = {
  article: ArticleRights
  at: Date
  /** The source that the article names, before merges. */
  named: null | SourceRights
  /** The source whose terms count. */
  origin: null | SourceRights
  /** Whether these are the article's own terms. */
  own: boolean
  terms: RightsTerms
  territory: null | string
}

type Decision = Omit<RightsVerdict, 'credit'>

const decide = (facts: RightsFacts): Decision => {
  const fired = verdictRules.flatMap(({ code, state, values }) => {
    const told = values(facts)
    return told ? [{ reason: { code, values: told }, state }] : []
  })
  return {
    excerptCharacters: allowedLength(facts.terms),
    reasons: fired.map(({ reason }) => reason),
    state: worst(fired.map(({ state }) => state)),
  }
}

const stricter = ({ one, other }: { one: Decision; other: Decision }): Decision => {
  const state = worst([one.state, other.state])
  const { reasons } = one.state === state ? one : other
  const lengths = [one, other].flatMap(({ excerptCharacters }) => excerptCharacters ?? [])
  return {
    excerptCharacters: lengths.length > 0 ? Math.min(...lengths) : null,
    reasons: [...reasons.filter(({ code }) => code !== 'overridden'), needsReason],
    state,
  }
}

const needsReason: RightsReason = { code: 'overrideNeedsReason', values: {} }

const worst = (states: readonly RightsState[]): RightsState =>
  rightsStates.findLast((state) => states.includes(state)) ?? 'unknown'
