import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import type { Article } from '../../payload-types.ts'
import { plainText } from '../../text/richText.ts'
import type { RightsVerdict } from '../rights/index.ts'
import { rightsVerdict } from '../rights/index.ts'
import { readNow, sourceWithTerms } from '../rights/readTerms.ts'
import { saysTheSame } from './articleText.ts'
import type { ArticleFacts, Stage } from './facts.ts'

/** An article as an action finds it: what is saved, what was written last, and what that comes to. */
export type FoundArticle = {
  facts: ArticleFacts
  newest: Article
  saved: Article
  /** On the text that would be issued. */
  verdict: RightsVerdict
}

type FindArgs = { id: string; now: number; req: PayloadRequest; slugs: Slugs }

type FactsArgs = FindArgs & {
  /** Which of the two texts an action would issue: its terms and its source are what counts. */
  issues?: 'newest' | 'saved'
}

/** Waits until nobody else acts on the article, and keeps others waiting until the transaction ends. */
export const holdArticle = async ({ id, req, slugs }: Omit<FindArgs, 'now'>): Promise<void> => {
  const session = await sessionOf(req)
  const table = sql.identifier(slugs.articles.replaceAll('-', '_'))
  await session.execute(sql`SELECT FROM ${table} WHERE id = ${id}::uuid FOR UPDATE`)
}

/** Finds an article for an action; null where there is none, or it lies in the trash. */
export const findArticle = async ({
  id,
  issues = 'newest',
  now,
  req,
  slugs,
}: FactsArgs): Promise<FoundArticle | null> => {
  const [newest, saved] = await Promise.all([
    readArticle({ draft: true, id, req, slugs }),
    readArticle({ draft: false, id, req, slugs }),
  ])
  if (!newest || !saved) return null
  const issued = issues === 'saved' ? saved : newest
  const source = await sourceWithTerms({
    id: idOf(issued.source),
    read: readNow({ req, slugs }),
  })
  const original = idOf(saved.updateOf)
  const updated = original ? await readArticle({ draft: false, id: original, req, slugs }) : null
  const supersededBy = await supersedes({ id: idOf(saved.supersededBy), req, slugs })
  const verdict = rightsVerdict({
    article: issued,
    at: new Date(now),
    source,
    territory: territoryOf(req),
  })
  return {
    facts: {
      bodyLength: plainText(issued.body).length,
      embargoedUntil: timeOf(saved.embargoedUntil),
      firstPublishedAt: timeOf(saved.firstPublishedAt),
      headline: issued.headline,
      headlineOrigin: issued.headlineOrigin,
      issueNumber: saved.issueNumber ?? 0,
      lastIssuedAt: timeOf(saved.lastIssuedAt),
      originalIsLive: original ? updated?.stage === 'live' : null,
      pubStatus: saved.pubStatus,
      rights: verdict.state,
      scheduledFor: timeOf(saved.scheduledFor),
      source: source && { isOwn: source.kind === 'own' },
      stage: saved.stage,
      stageBefore: (saved.stageBefore ?? null) as null | Stage,
      supersededBy,
      textChanged: !saysTheSame(newest, saved),
    },
    newest,
    saved,
    verdict,
  }
}

/** The article that takes the place of another: one that was rejected or deleted takes nobody's. */
const supersedes = async ({
  id,
  req,
  slugs,
}: Omit<FindArgs, 'id' | 'now'> & { id: null | string }): Promise<null | string> => {
  const article = id === null ? null : await readArticle({ draft: false, id, req, slugs })
  return article && article.stage !== 'rejected' ? article.id : null
}

/** Where this desk publishes, as the plugin was told. */
const territoryOf = ({ payload }: PayloadRequest): null | string => {
  const { nashra } = payload.config.custom as { nashra?: { territory?: null | string } }
  return nashra?.territory ?? null
}

const timeOf = (moment: null | string | undefined): null | number =>
  moment ? Date.parse(moment) : null

const readArticle = ({
  draft,
  id,
  req,
  slugs,
}: Omit<FindArgs, 'now'> & { draft: boolean }): Promise<Article | null> =>
  req.payload.findByID({
    collection: slugs.articles,
    depth: 0,
    disableErrors: true,
    draft,
    id,
    joins: false,
    overrideAccess: true,
    req,
    showHiddenFields: true,
  })
