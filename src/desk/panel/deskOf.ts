import type { PayloadRequest } from 'payload'

import { limits } from '../../../collections/limits.ts'
import { allowsOrForbids } from '../../../collections/shared/rights.ts'
import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { Article } from '../../payload-types.ts'
import { blocksOf } from '../../text/richText.ts'
import { translate } from '../../translations/label.ts'
import type { Checked, ChecklistPoint } from '../actions/checklist.ts'
import { checklist } from '../actions/checklist.ts'
import { actorOf, refusalOf } from '../actions/actOn.ts'
import { findArticle } from '../actions/findArticle.ts'
import { refuse } from '../actions/refusal.ts'
import { decidedConflicts } from '../conflicts/decidedConflicts.ts'
import { conflictsIn } from '../conflicts/held.ts'
import { openConflicts } from '../conflicts/openConflicts.ts'
import { suggestDecks } from '../headlines/suggestDecks.ts'
import type { PrintedTitle } from '../headlines/suggestHeadlines.ts'
import { suggestHeadlines } from '../headlines/suggestHeadlines.ts'
import { suggestArticles } from '../links/suggestArticles.ts'
import type { RightsVerdict } from '../rights/index.ts'
import { rightsSentences } from '../rights/index.ts'
import type { Around } from './findAround.ts'
import { findAround } from './findAround.ts'
import { isWholeChain, loggedActs } from './issueRows.ts'
import type { ArticleDesk, LinkOut, ShownConflict } from './types.ts'

type DeskOfArgs = {
  /** Its id. */
  article: string
  req: PayloadRequest
  slugs: Slugs
}

/**
 * All that the desk knows of an article, as its newest draft has it, in the language of `req`: at most
 * twelve SQL statements, and one more for each merge of its source after the first. Nothing is written.
 *
 * @throws APIError 403 for whoever is not of the staff, 404 where there is no such article
 */
export const deskOf = async ({ article: id, req, slugs }: DeskOfArgs): Promise<ArticleDesk> => {
  if (actorOf({ overrideAccess: false, req, slugs }) === null) {
    throw refusalOf({ refusal: refuse('forbidden'), req })
  }
  const found = await findArticle({ id, now: Date.now(), req, slugs })
  if (!found) throw refusalOf({ refusal: refuse('noArticle'), req })
  const { facts, newest, saved, verdict } = found
  const may = await allowed({ id, req, slugs })
  const around = await findAround({
    article: id,
    document: idOf(newest.document),
    overriddenBy: idOf(newest.rights?.overriddenBy),
    overrideReason: newest.rights?.reason ?? null,
    publicId: saved.publicId ?? null,
    req,
    slugs,
    source: idOf(newest.source),
    story: saved.storyCluster ?? null,
  })
  const { issues, linksIn, linksOut, versions } = around
  return {
    checklist: checklist(facts).map((checked) => withWords({ checked, req })),
    conflicts: conflictsOf({ around, article: newest }),
    decided: decidedConflicts({ article: newest, parse: around.conflicts }).map(
      ({ field, keep }) => ({ field, keep }),
    ),
    decks: suggestDecks({
      blocks: blocksOf(newest.body),
      deck: newest.deck ?? null,
      headline: newest.headline,
      longest: limits.deck,
    }),
    headlines: suggestHeadlines({
      current: newest.headline,
      longest: limits.headline,
      titles: printedTitles(around),
    }),
    issues: {
      docs: loggedActs({ corrections: saved.corrections, rows: issues.docs }),
      isWhole: isWholeChain(issues.docs),
      total: issues.total,
    },
    links: {
      in: linksIn.docs,
      out: await withSuggestions({ around, id, isAsked: may.decideLinks, req, slugs }),
      totalIn: linksIn.total,
      totalOut: linksOut.total,
    },
    may,
    rights: rightsOf({ around, article: newest, req, verdict }),
    stage: facts.stage,
    versions,
  }
}

const allowed = async ({
  id,
  req,
  slugs,
}: Omit<DeskOfArgs, 'article'> & { id: string }): Promise<ArticleDesk['may']> => {
  const { collections } = req.payload
  const [change, decideLinks] = await Promise.all([
    collections[slugs.articles].config.access.update({ id, req }),
    collections[slugs.relatedLinks].config.access.update({ req }),
  ])
  return { change: Boolean(change), decideLinks: Boolean(decideLinks) }
}

/** Where on the form each point is put right. */
const fieldOfPoint: Readonly<Record<ChecklistPoint, string>> = {
  headline: 'headline',
  printedHeadline: 'headline',
  rights: 'rights',
  source: 'source',
  text: 'body',
}

const withWords = ({ checked, req }: { checked: Checked; req: PayloadRequest }) => ({
  ...checked,
  field: fieldOfPoint[checked.point],
  label: translate({ key: `checklist:${checked.point}`, t: req.t }),
})

const conflictsOf = ({ around, article }: { around: Around; article: Article }): ShownConflict[] =>
  openConflicts({ article, conflicts: conflictsIn(around.conflicts ?? {}) }).map(
    ({ field, imported }) =>
      field === 'body'
        ? { field, imported: null, mine: null }
        : { field, imported, mine: mineOf({ around, article, field }) },
  )

const mineOf = ({
  around,
  article,
  field,
}: {
  around: Around
  article: Article
  field: 'headline' | 'originalAuthor' | 'originalPublishedAt' | 'originalUrl' | 'source'
}): null | string => {
  if (field === 'source') return around.source
  if (field !== 'originalPublishedAt') return article[field] ?? null
  const at = article.originalPublishedAt
  return at ? `${article.originalDatePrecision} ${new Date(at).toISOString()}` : null
}

/** Titles that were printed for this text or this story; what was inferred was printed nowhere. */
const printedTitles = ({ linksIn, versions }: Around): PrintedTitle[] => [
  ...linksIn.docs.map(({ from: article, kind, title: text }) => ({
    article,
    from: kind === 'readAlso' ? ('readAlso' as const) : ('listed' as const),
    text,
  })),
  ...versions.docs
    .filter(({ headlineOrigin }) => headlineOrigin !== 'inferred')
    .map((article) => ({ article, from: 'version' as const, text: article.headline })),
]

const withSuggestions = async ({
  around: { linksOut },
  id,
  isAsked,
  req,
  slugs,
}: Omit<DeskOfArgs, 'article'> & {
  around: Around
  id: string
  isAsked: boolean
}): Promise<LinkOut[]> => {
  const titles = linksOut.docs
    .filter(({ state }) => isAsked && state === 'unresolved')
    .map(({ id: link, key }) => ({ from: id, id: link, key: key ?? '' }))
  const found = await suggestArticles({ overrideAccess: false, req, slugs, titles })
  return linksOut.docs.map(({ decidedAt, dismissed, id: link, kind, state, title, to }) => ({
    dismissed,
    id: link,
    isDecided: decidedAt !== null,
    kind,
    state,
    suggestions: found.get(link) ?? [],
    title,
    to,
  }))
}

/** Terms that somebody agreed to; all others only tighten what the source allows. */
const permissions = ['yes', 'excerpt'] as const

const rightsOf = ({
  around,
  article,
  req,
  verdict,
}: {
  around: Around
  article: Article
  req: PayloadRequest
  verdict: RightsVerdict
}): ArticleDesk['rights'] => {
  const said = rightsSentences({ i18n: req.i18n, verdict })
  return {
    credit: verdict.credit,
    override: allowsOrForbids(article.rights)
      ? {
          by: around.overriddenBy,
          isPermission: permissions.some((one) => one === article.rights?.republish),
          reason: article.rights?.reason ?? null,
          since: article.rights?.overriddenAt ?? around.overriddenSince,
        }
      : null,
    reasons: verdict.reasons.map(({ code }, at) => ({ code, sentence: said.reasons[at] ?? '' })),
    sentence: said.state,
    state: verdict.state,
  }
}
