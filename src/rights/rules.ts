import { afterDay, beforeDay } from './days.ts'
import { allowedLength } from './terms.ts'
import type { ReasonCode, ReasonValues, RightsState } from './types.ts'
import type { RightsFacts } from './verdict.ts'

/** One line of the table: what it tells of the facts, or null where it has nothing to say. */
type VerdictRule = {
  code: ReasonCode
  /** How far the verdict goes where it speaks. */
  state: RightsState
  values: (facts: RightsFacts) => null | ReasonValues
}

/**
 * All that a verdict follows from, in the order in which reasons are told. Every rule that has something
 * to say says it; the strictest of them gives the state.
 */
export const verdictRules: readonly VerdictRule[] = [
  {
    code: 'sourceMissing',
    state: 'unknown',
    values: (facts) => (ownSay(facts) || facts.article.source || facts.named ? null : {}),
  },
  {
    code: 'sourceNotFound',
    state: 'unknown',
    values: (facts) =>
      ownSay(facts) || facts.origin || !(facts.article.source || facts.named) ? null : {},
  },
  {
    code: 'merged',
    state: 'allowed',
    values: ({ named, origin }) =>
      named && origin && named.id !== origin.id
        ? { merged: named.name, source: origin.name }
        : null,
  },
  {
    code: 'own',
    state: 'allowed',
    values: (facts) => (isOwn(facts) ? {} : null),
  },
  {
    code: 'overridden',
    state: 'allowed',
    values: ({ article, own }) => (own ? { reason: article.rights?.reason?.trim() ?? '' } : null),
  },
  {
    code: 'permitted',
    state: 'allowed',
    values: (facts) => (says(facts, 'yes') && !isOwn(facts) ? sourceName(facts) : null),
  },
  {
    code: 'excerptOnly',
    state: 'conditional',
    values: (facts) => {
      const characters = allowedLength(facts.terms)
      return characters === null ? null : { ...sourceName(facts), characters }
    },
  },
  {
    code: 'askFirst',
    state: 'ask',
    values: (facts) => (says(facts, 'ask') ? sourceName(facts) : null),
  },
  {
    code: 'notAllowed',
    state: 'forbidden',
    values: (facts) => (says(facts, 'no') ? sourceName(facts) : null),
  },
  {
    code: 'termsUnknown',
    state: 'unknown',
    values: (facts) =>
      says(facts, 'unknown') && (facts.origin || ownSay(facts)) ? sourceName(facts) : null,
  },
  {
    code: 'notValidYet',
    state: 'forbidden',
    values: ({ at, terms }) =>
      grants(terms) && terms.validFrom && beforeDay({ at, day: terms.validFrom })
        ? { date: terms.validFrom }
        : null,
  },
  {
    code: 'notValidAnyMore',
    state: 'forbidden',
    values: ({ at, terms }) =>
      grants(terms) && terms.validUntil && afterDay({ at, day: terms.validUntil })
        ? { date: terms.validUntil }
        : null,
  },
  {
    code: 'outsideTerritory',
    state: 'forbidden',
    values: ({ terms, territory }) =>
      isLimited(terms) && territory && !terms.territories.includes(territory)
        ? { territories: terms.territories, territory }
        : null,
  },
  {
    code: 'territoryNotSet',
    state: 'ask',
    values: ({ terms, territory }) =>
      isLimited(terms) && !territory ? { territories: terms.territories } : null,
  },
  {
    code: 'creditAsked',
    state: 'conditional',
    values: (facts) => {
      const { creditTemplate } = facts.terms
      return creditTemplate && grants(facts.terms) && !isOwn(facts) ? {} : null
    },
  },
  {
    code: 'licensed',
    state: 'conditional',
    values: (facts) => {
      const { license } = facts.terms
      return license && grants(facts.terms) && !isOwn(facts) ? { license } : null
    },
  },
  {
    code: 'usageTerms',
    state: 'conditional',
    values: ({ terms }) => (terms.usageTerms && grants(terms) ? { terms: terms.usageTerms } : null),
  },
]

type Republish = RightsFacts['terms']['republish']

const says = ({ terms }: RightsFacts, republish: Republish): boolean =>
  terms.republish === republish

/** Whether the article says itself what is allowed, so that a missing source leaves nothing open. */
const ownSay = ({ article, own }: RightsFacts): boolean =>
  own && Boolean(article.rights?.republish) && article.rights?.republish !== 'inherit'

const isOwn = (facts: RightsFacts): boolean => facts.origin?.kind === 'own' && !ownSay(facts)

/** Whether there is a permission that dates and places could limit. */
const grants = ({ republish }: RightsFacts['terms']): boolean =>
  republish === 'yes' || republish === 'excerpt'

const isLimited = (terms: RightsFacts['terms']): boolean =>
  terms.territories.length > 0 && (grants(terms) || terms.republish === 'ask')

const sourceName = ({ origin }: RightsFacts): ReasonValues =>
  origin ? { source: origin.name } : {}
