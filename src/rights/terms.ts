import type { ArticleRights, RightsTerms, SourceRights } from './types.ts'

/** The longest excerpt where the terms allow an excerpt and name no length. */
export const defaultExcerptCharacters = 300

/** How many merges are followed: a circle of them ends here. */
export const mostMerges = 8

/** The source whose terms count: what a merged one was merged into. Null where the chain is broken. */
export const survivor = (source: null | SourceRights): null | SourceRights => {
  let current = source
  for (let merges = 0; current?.mergedInto && merges < mostMerges; merges += 1) {
    current = typeof current.mergedInto === 'object' ? current.mergedInto : null
  }
  return current?.mergedInto ? null : current
}

/**
 * What the source says. Nobody licenses their own text to themselves, so of our own newsroom only the
 * words about its authors are left.
 */
export const termsOfSource = (source: null | SourceRights): RightsTerms => {
  const terms = fill({ over: nothingSaid, rights: source?.rights ?? {} })
  if (source?.kind !== 'own') return terms
  const { copyrightHolder, copyrightNotice, creditTemplate, license } = terms
  return {
    ...nothingSaid,
    copyrightHolder,
    copyrightNotice,
    creditTemplate,
    license,
    republish: 'yes',
  }
}

/** The terms with the article's own over them, field by field; what is empty is inherited. */
export const overridden = ({
  article,
  terms,
}: {
  article: ArticleRights
  terms: RightsTerms
}): RightsTerms => fill({ over: terms, rights: article.rights ?? {} })

/** The terms of the source that counts, in the article's words: what a credit line is made of. */
export const articleTerms = ({
  article,
  source,
}: {
  article: ArticleRights
  source: null | SourceRights
}): RightsTerms => reworded({ article, terms: termsOfSource(survivor(source)) })

/** The terms with only those words of the article that allow and forbid nothing. */
const reworded = ({
  article,
  terms,
}: {
  article: ArticleRights
  terms: RightsTerms
}): RightsTerms => {
  const { copyrightHolder, copyrightNotice, creditTemplate, license, usageTerms } =
    article.rights ?? {}
  return fill({
    over: terms,
    rights: { copyrightHolder, copyrightNotice, creditTemplate, license, usageTerms },
  })
}

/** An excerpt stays one whatever the date: terms that ran out do not open the rest of the text. */
export const allowedLength = ({ excerptCharacters, republish }: RightsTerms): null | number =>
  republish === 'excerpt' ? (excerptCharacters ?? defaultExcerptCharacters) : null

type GivenTerms = {
  [Name in keyof RightsTerms]?:
    | ('republish' extends Name ? 'inherit' : never)
    | (Name extends 'territories' ? string[] : RightsTerms[Name])
    | null
    | undefined
}

const nothingSaid: RightsTerms = {
  copyrightHolder: null,
  copyrightNotice: null,
  creditTemplate: null,
  excerptCharacters: null,
  license: null,
  republish: 'unknown',
  territories: [],
  usageTerms: null,
  validFrom: null,
  validUntil: null,
}

const fill = ({ over, rights }: { over: RightsTerms; rights: GivenTerms }): RightsTerms => ({
  copyrightHolder: said(rights.copyrightHolder) ?? over.copyrightHolder,
  copyrightNotice: said(rights.copyrightNotice) ?? over.copyrightNotice,
  creditTemplate: said(rights.creditTemplate) ?? over.creditTemplate,
  excerptCharacters: rights.excerptCharacters || over.excerptCharacters,
  license: said(rights.license) ?? over.license,
  republish: rights.republish && rights.republish !== 'inherit' ? rights.republish : over.republish,
  territories: rights.territories?.length ? rights.territories : over.territories,
  usageTerms: said(rights.usageTerms) ?? over.usageTerms,
  validFrom: rights.validFrom || over.validFrom,
  validUntil: rights.validUntil || over.validUntil,
})

const said = (text: null | string | undefined): null | string => text?.trim() || null
