import { publicAct } from '../../../../../collections/issueLog/publicAct.ts'
import type { KnownArticle } from '../../../archive/types.ts'
import type { Change } from '../../../settle/articleData.ts'
import { publishesChange } from '../../../settle/change.ts'
import type { BulkContext } from '../bulkContext.ts'
import { NeedsLocalApi, NeedsOwnBatch } from '../bulkContext.ts'
import { newestOf } from '../memory/newestOf.ts'
import type { ArticleState } from '../memory/states.ts'
import { titleOf } from '../memory/titleOf.ts'
import { articleRow, changedValues, retells } from '../rows/articleRows.ts'
import type { Row } from '../rows/copyRows.ts'
import { refuseClustered, retellStory } from '../stories/joinStory.ts'
import { addIssue, addVersion } from './addToArticle.ts'
import { arrive, redate, renameTo } from './bulkTitles.ts'

/**
 * Changes an article as an update by Payload would, with a version: one that readers see in its row only
 * in a run that publishes, else in a draft beside it. What somebody has open is left to Payload itself.
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
  const { draft, memory, publish, reader } = context
  const state = memory.articles.get(article.id)
  if (!state) throw new Error('Only an article that was looked at is changed.')
  // A version is made of the one before it.
  const hasVersion = state.seen.version !== null && reader.tables.versions.parts !== null
  if (state.isHeld || (state.isStored && !hasVersion)) throw new NeedsLocalApi()
  if (draft.changedArticles.some((changed) => changed.state === state)) throw new NeedsOwnBatch()
  refuseClustered({ context, state })

  const publishes = publishesChange({ article: newestOf(state).known, publish })
  if (state.known.isPublished && !publishes) changeDraft({ change, context, state })
  else await changeRow({ change, context, publishes, state })
}

type ChangeArgs = { change: Change; context: BulkContext; state: ArticleState }

/** Writes a draft beside the row, which others find it by and which stays as it is. */
const changeDraft = ({ change, context, state }: ChangeArgs): void => {
  const newest = newestOf(state)
  const now = context.now()
  const values = changedValues({
    before: newest.values,
    body: newest.known.body,
    change,
    now,
    savesDraft: true,
    status: 'draft',
  })
  const known = changedKnown({ change, known: newest.known })
  const { cluster, id } = state
  const row = { updatedAt: now, ...articleRow({ cluster, id, known, values }) }
  addChange({ change, context, isDraft: true, row, state, tags: known.tags })
  // Whose article it is, its row says.
  const { importKey } = state.known
  context.memory.journal.assign(state, {
    beside: { known: { ...known, hasDraft: true, importKey }, values },
  })
}

const changeRow = async ({
  change,
  context,
  publishes,
  state,
}: ChangeArgs & { publishes: boolean }): Promise<void> => {
  const { draft, memory } = context
  const { articlesByText, journal } = memory
  const { isStored, known, values: before } = state
  const now = context.now()
  const values = changedValues({
    before,
    body: known.body,
    change,
    now,
    savesDraft: false,
    status: publishes ? 'published' : 'draft',
  })
  if (before.textKey) journal.remove({ index: articlesByText, key: before.textKey, value: state })
  if (values.textKey) journal.add({ index: articlesByText, key: values.textKey, value: state })
  const [atBefore, titleBefore] = [state.at, titleOf(state)]
  journal.assign(state, {
    at: timeOf(change.originalPublishedAt, state.at),
    known: { ...changedKnown({ change, known }), stage: values.stage ?? known.stage },
    values,
  })
  redate({ key: titleBefore, memory, state })
  const isNewText = before.textKey !== values.textKey
  const isRetold =
    (isNewText || relabels(change)) && (await retellStory({ context, isNewText, state }))
  const row = { updatedAt: now, ...articleRow(state) }
  if (isStored) {
    addChange({ change, context, isDraft: false, row, state, tags: state.known.tags })
  } else {
    const entry = draft.newArticles.find((one) => one.state === state)
    if (!entry) throw new Error('A new article is in the draft of its batch.')
    journal.assign(entry, { row: { ...entry.row, ...row } })
    addVersion({ context, row: entry.row, state })
  }
  const action = publicAct({ doc: values, previousDoc: before })
  if (action) addIssue({ action, context, state })
  if (titleOf(state) !== titleBefore) await renameTo({ context, state, titleBefore })
  else if (isRetold || state.at !== atBefore) await arrive({ context, state })
}

/** A change of a row of the database, or of what lies beside it. */
const addChange = ({
  change,
  context: { draft, memory, now, reader },
  isDraft,
  row,
  state,
  tags,
}: ChangeArgs & { isDraft: boolean; row: Row; tags: readonly string[] }): void => {
  const { seen } = state
  const version = reader.tables.versions.newId()
  memory.journal.push(draft.changedArticles, {
    isDraft,
    isRetagged: change.tags !== undefined,
    row: withoutKept({ change, row }),
    seen,
    state,
    tags,
    version,
  })
  const at = isDraft ? seen.at : now()
  memory.journal.assign(state, { seen: { at, version, versionAt: now() } })
}

/** Where a text is short, its headline and tags tell what it is the same as. */
const relabels = ({ headline, tags }: Change): boolean =>
  headline !== undefined || tags !== undefined

/** The long columns of a row only where they change: what is not written again costs nothing. */
const withoutKept = ({ change, row }: { change: Change; row: Row }): Row => ({
  ...row,
  ...(change.body === undefined ? { body: null } : {}),
  ...(change.importKey === undefined ? { importKey: null } : {}),
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
