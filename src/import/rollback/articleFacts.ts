import { ownReasons } from '../../../collections/issueLog/ownReasons.ts'
import type { WriteContext } from '../context.ts'
import { findArticle } from '../write/local/findArticle.ts'
import { linksOf } from '../write/local/links.ts'
import type { ArticleFacts, Version } from './planArticle.ts'

/** Asks the archive for all that decides whether an article can be taken back. */
export const articleFacts = async ({
  context,
  id,
  later,
  started,
}: {
  context: WriteContext
  id: string
  /** Articles that a later run changed or found again. */
  later: ReadonlySet<string>
  /** When the run began; ISO 8601. */
  started: string
}): Promise<ArticleFacts> => {
  const article = await findArticle({ context, id })
  if (!article) return nothing
  const versions = await versionsOf({ context, id })
  return {
    article,
    baseline: baselineOf({ started, versions }),
    issuedByHand: await isIssuedByHand({ context, id, started }),
    laterRun: later.has(id),
    links: await linksOf({ context, from: id }),
    newest: versions[0]?.version ?? null,
    titlesByHand: await titlesByHand({ context, id }),
  }
}

const nothing: ArticleFacts = {
  article: null,
  baseline: null,
  issuedByHand: false,
  laterRun: false,
  links: [],
  newest: null,
  titlesByHand: 0,
}

type Kept = { updatedAt: string; version: Version }
type Asked = { context: WriteContext; id: string }

/** The kept versions, the newest first. */
const versionsOf = async ({ context: { payload, req, slugs }, id }: Asked): Promise<Kept[]> => {
  const { docs } = await payload.findVersions({
    collection: slugs.articles,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    sort: '-updatedAt',
    trash: true,
    where: { parent: { equals: id } },
  })
  return docs.map(({ updatedAt, version }) => ({
    updatedAt,
    version: version as unknown as Version,
  }))
}

/** The newest one from before the run; of an article that the run made, the first. */
const baselineOf = ({
  started,
  versions,
}: {
  started: string
  versions: readonly Kept[]
}): null | Version => {
  const began = Date.parse(started)
  const before = versions.find(({ updatedAt }) => Date.parse(updatedAt) < began)
  if (before) return before.version
  const first = versions.at(-1)?.version
  const isOfTheRun = first && Date.parse(String(first.createdAt)) >= began
  return isOfTheRun ? first : null
}

/** The issue log says so: what an import published it calls by a reason of its own. */
const isIssuedByHand = async ({
  context: { payload, req, slugs },
  id,
  started,
}: Asked & { started: string }): Promise<boolean> => {
  const { totalDocs } = await payload.count({
    collection: slugs.issueLog,
    overrideAccess: true,
    req,
    where: {
      and: [
        { article: { equals: id } },
        { at: { greater_than_equal: started } },
        {
          or: [{ reason: { exists: false } }, { reason: { not_in: Object.values(ownReasons) } }],
        },
      ],
    },
  })
  return totalDocs > 0
}

const titlesByHand = async ({ context: { payload, req, slugs }, id }: Asked): Promise<number> => {
  const { totalDocs } = await payload.count({
    collection: slugs.relatedLinks,
    overrideAccess: true,
    req,
    where: {
      and: [
        { to: { equals: id } },
        { or: [{ origin: { not_equals: 'imported' } }, { decidedAt: { exists: true } }] },
      ],
    },
  })
  return totalDocs
}
