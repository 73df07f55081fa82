import { chainHash } from '../../../../../collections/issueLog/chainHash.ts'
import { sha256Hex } from '../../../../text/hash.ts'
import type { KnownArticle } from '../../../archive/types.ts'
import { rememberBodyText } from '../../../stories/bodyText.ts'
import type { Change, MatchedArticle } from '../../../settle/articleData.ts'
import { articleRow, changedValues, newValues, retells, versionRow } from '../rows/articleRows.ts'
import type { BulkContext } from '../bulkContext.ts'
import { NeedsLocalApi, NeedsOwnBatch } from '../bulkContext.ts'
import { rebindTitle } from './bulkLinks.ts'
import { joinStory, rememberSketch, refuseClustered, retellStory } from '../stories/joinStory.ts'
import type { Row } from '../rows/copyRows.ts'
import type { Memory } from '../memory/memory.ts'
import { takeArticle, takeCandidate } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
import { candidateOf, titleOf } from '../memory/titleOf.ts'

export const createArticle = async ({
  article,
  context,
  document,
}: {
  article: MatchedArticle
  context: BulkContext
  document: string
}): Promise<string> => {
  const { draft, memory, now, publish, reader } = context
  const id = reader.tables.articles.newId()
  const at = now()
  const values = newValues({ article, now: at, publish })
  const { originalAuthor, originalDatePrecision, originalPublishedAt } = article
  const state: ArticleState = {
    at: originalPublishedAt === null ? null : Date.parse(originalPublishedAt),
    cluster: null,
    id,
    isChanged: true,
    isInUse: false,
    isStored: false,
    isTrashed: false,
    known: {
      body: article.body,
      deck: null,
      document,
      documentPart: article.part,
      hasDraft: false,
      headline: article.headline.text,
      headlineOrigin: article.headline.origin,
      id,
      importKey: article.importKey,
      isOut: false,
      isPublished: publish,
      originalAuthor,
      originalDatePrecision,
      originalPublishedAt,
      originalUrl: article.originalUrl,
      source: article.source,
      stage: values.stage ?? 'imported',
      tags: article.tags,
    },
    leading: [],
    sketch: article.sketch,
    values,
  }
  takeArticle({ memory, state })
  // The database knows of no titles under it.
  memory.asked.linksFrom.add(id)
  rememberBodyText({ body: article.body, text: article.running })
  rememberSketch({ memory, state })
  await joinStory({ context, state })
  const row = { ...articleRow(state), createdAt: at, updatedAt: at }
  memory.journal.push(draft.newArticles, { row, state })
  addVersion({ context, row, state })
  if (publish) addIssue({ context, state })
  await arrive({ context, state })
  return id
}

/**
 * Changes an article as an update by Payload would, with a version. What is published, open in an
 * editor, or leads titles by its old headline is left to Payload itself.
 */
export const changeArticle = async ({
  article,
  change,
  context,
}: {
  article: KnownArticle
  change: Change
  context: BulkContext
}): Promise<void> => {
  const { draft, memory, now } = context
  const state = memory.articles.get(article.id)
  if (!state) throw new Error('Only an article that was looked at is changed.')
  const { isStored, known } = state
  if (known.isPublished || (state.values.issueNumber ?? 0) > 0) {
    throw new NeedsLocalApi()
  }
  if (draft.changedArticles.some((changed) => changed.state === state)) throw new NeedsOwnBatch()
  refuseClustered({ context, state })

  const before = state.values
  const values = changedValues({ before, change, now: now() })
  if (leadsByOtherWords({ memory, state, titleKey: values.titleKey ?? '' })) {
    throw new NeedsLocalApi()
  }
  const { articlesByText, journal } = memory
  if (before.textKey) journal.remove({ index: articlesByText, key: before.textKey, value: state })
  if (values.textKey) journal.add({ index: articlesByText, key: values.textKey, value: state })
  const titleBefore = titleOf(state)
  journal.assign(state, {
    at: timeOf(change.originalPublishedAt, state.at),
    isChanged: true,
    known: changedKnown({ change, known }),
    values,
  })
  redate({ key: titleBefore, memory, state })
  const isRetold = before.textKey !== values.textKey && (await retellStory({ context, state }))
  const row = { ...articleRow(state), updatedAt: now() }
  if (isStored) {
    const tags = change.tags ? state.known.tags : null
    journal.push(draft.changedArticles, { row: withoutKept({ change, row }), state, tags })
  } else {
    const entry = draft.newArticles.find((one) => one.state === state)
    if (!entry) throw new Error('A new article is in the draft of its batch.')
    journal.assign(entry, { row: { ...entry.row, ...row } })
    addVersion({ context, row: entry.row, state })
  }
  if (titleOf(state) === titleBefore && !isRetold) return
  leave({ key: titleBefore, memory, state })
  await arrive({ context, state })
}

/** The long columns of a row only where they change: what is not written again costs nothing. */
const withoutKept = ({ change, row }: { change: Change; row: Row }): Row => ({
  ...row,
  ...(change.body === undefined ? { body: null } : {}),
  ...(retells(change) ? {} : { searchText: null }),
})

const timeOf = (moment: null | string | undefined, before: null | number): null | number =>
  moment === undefined ? before : moment === null ? null : Date.parse(moment)

const changedKnown = ({
  change: { tags, ...change },
  known,
}: {
  change: Change
  known: KnownArticle
}): KnownArticle => ({
  ...known,
  ...(change as Partial<KnownArticle>),
  ...(tags ? { tags: tags.map(String) } : {}),
})

const addVersion = ({
  context: { draft, memory, reader },
  row,
  state,
}: {
  context: BulkContext
  row: Row
  state: ArticleState
}): void => {
  const id = reader.tables.versions.newId()
  const version = { article: state, row: versionRow({ id, row }), tags: state.known.tags }
  memory.journal.push(draft.newVersions, version)
}

/** An article that is published at once is the first entry of its issue log. */
const addIssue = ({ context, state }: { context: BulkContext; state: ArticleState }): void => {
  const { contentHash, issueNumber, publicId } = state.values
  const entry = {
    action: 'publish',
    at: context.now(),
    byName: null,
    contentHash: contentHash ?? null,
    issueNumber: issueNumber ?? 0,
    ...context.publishNote(),
    previousHash: null,
    publicId: publicId ?? '',
    sequence: 1,
  }
  context.memory.journal.push(context.draft.issues, {
    article: state.id,
    entry,
    hash: chainHash(entry),
    key: sha256Hex(`${entry.publicId} ${entry.sequence}`),
  })
}

/** Late binding: an article takes up the titles that waited for it. */
const arrive = async ({
  context,
  state,
}: {
  context: BulkContext
  state: ArticleState
}): Promise<void> => {
  const candidate = candidateOf(state)
  if (candidate === null) return
  takeCandidate({ candidate, memory: context.memory })
  await rebindTitle({ context, key: candidate.key })
}

/** Lets titles that mean it by its headline know its date. */
const redate = ({
  key,
  memory: { candidates, journal },
  state: { at, id },
}: {
  key: null | string
  memory: Memory
  state: ArticleState
}): void => {
  const candidate = candidates.get(key ?? '')?.find((one) => one.id === id)
  if (candidate) journal.assign(candidate, { at })
}

/** Takes the headline that an article had out of those that titles may mean. */
const leave = ({
  key,
  memory,
  state,
}: {
  key: null | string
  memory: Memory
  state: ArticleState
}): void => {
  if (key === null) return
  const candidate = memory.candidates.get(key)?.find(({ id }) => id === state.id)
  if (candidate) memory.journal.remove({ index: memory.candidates, key, value: candidate })
}

const leadsByOtherWords = ({
  memory,
  state,
  titleKey,
}: {
  memory: Memory
  state: ArticleState
  titleKey: string
}): boolean =>
  state.leading.some((key) => key !== titleKey) ||
  (memory.linksTo.get(state.id) ?? []).some(
    ({ isDecided, key, kind, origin }) =>
      origin === 'imported' && kind !== 'readAlso' && !isDecided && key !== titleKey,
  )
