import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { savesDraft } from '../../../collections/articles/hooks/noteDraftSave.ts'
import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { chooseCluster } from '../../match/stories/chooseCluster.ts'
import { rebind } from '../bind/rebind.ts'
import { bodyText } from './bodyText.ts'
import { joinCluster } from './joinCluster.ts'
import { labelsOf } from './labelsOf.ts'
import type { LikelyRow } from './rowsLike.ts'
import { rowsLike } from './rowsLike.ts'
import { isShort, printedHeadline, tellsSameStory } from './tellsStory.ts'

/**
 * Keeps an article's sketch in step with its saved text, and puts it into one cluster with the articles
 * that tell the same story. One statement where there are none. A draft beside what is saved changes
 * nothing; an article that the desk took out joins nobody.
 *
 * A cluster only grows: that a text was changed so much as to tell another story is an editor's to say.
 */
export const keepStory =
  ({ slugs }: { slugs: Slugs }): CollectionAfterChangeHook =>
  async ({ context, doc, operation, previousDoc, req }) => {
    const isUpdate = operation === 'update'
    if (isUpdate && savesDraft(context) && doc._status !== 'published') return doc
    const text = bodyText(doc.body)
    if (isUpdate && isAsBefore({ doc, previousDoc, text })) return doc
    const { formulas, rows } = await rowsLike({
      id: doc.id,
      req,
      slugs,
      text,
      textKey: doc.textKey ?? null,
    })
    const there = rows.filter((row) => !row.is_out)
    if (there.length === 0 || isOut(doc)) return doc

    const labels = there.some((row) => row.labels !== null)
      ? await labelsOf({ req, slugs, tags: tagsOf(doc) })
      : []
    const headline = printedHeadline({ headline: doc.headline, origin: doc.headlineOrigin })
    const one = { headline, labels, text }
    const duplicates = there.filter((row) =>
      tellsSameStory({ formulas, one, other: labelled(row) }),
    )
    return { ...doc, storyCluster: await join({ article: doc, duplicates, req, slugs }) }
  }

/** What was published with this very text is looked up already. */
const isAsBefore = ({
  doc,
  previousDoc,
  text,
}: Record<'doc' | 'previousDoc', Saved> & { text: string }): boolean =>
  previousDoc?._status === 'published' &&
  previousDoc.textKey === doc?.textKey &&
  previousDoc.storyCluster === doc?.storyCluster &&
  isOut(previousDoc) === isOut(doc) &&
  (!isShort(text) || isSaidAlike(previousDoc, doc))

/** By what a short text is told from others, see `sameText`. */
const isSaidAlike = (one: Record<string, unknown>, other: Saved): boolean =>
  one.headline === other?.headline &&
  one.headlineOrigin === other?.headlineOrigin &&
  tagsOf(one).join() === tagsOf(other ?? {}).join()

type Saved = Record<string, unknown> | undefined

const isOut = (article: Saved): boolean =>
  Boolean(article?.deletedAt) ||
  article?.pubStatus !== 'usable' ||
  article.stage === 'rejected' ||
  article.stage === 'archived'

const tagsOf = ({ tags }: { tags?: unknown }): string[] =>
  Array.isArray(tags) ? tags.flatMap((tag) => idOf(tag) ?? []) : []

const labelled = ({ body, headline, headline_origin: origin, labels }: LikelyRow) => ({
  headline: printedHeadline({ headline, origin }),
  labels: labels ?? [],
  text: bodyText(body),
})

/** The cluster of the article afterwards. */
const join = async ({
  article,
  duplicates,
  req,
  slugs,
}: {
  article: { id: string; storyCluster?: null | string; titleKey?: null | string }
  duplicates: readonly LikelyRow[]
  req: PayloadRequest
  slugs: Slugs
}): Promise<null | string> => {
  const choice = chooseCluster({
    article: { id: article.id, storyCluster: article.storyCluster ?? null },
    duplicates: duplicates.map(({ id, story_cluster: storyCluster }) => ({ id, storyCluster })),
  })
  if (choice.articles.length + choice.clusters.length === 0) return choice.cluster
  const joined = await joinCluster({ choice, req, slugs })
  // The article's own titles are bound after this; those of the others may mean one article now.
  const titles = joined.filter(({ id }) => id !== article.id).map((one) => one.title_key)
  for (const key of new Set(titles)) if (key) await rebind({ key, req, slugs })
  return choice.cluster
}
