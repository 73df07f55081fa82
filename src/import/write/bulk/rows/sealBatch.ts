import { arrayText } from '../../../stories/lookup.ts'
import { copyArticles } from './copyArticles.ts'
import type { Cell, CopyText, Row } from './copyRows.ts'
import { copyText } from './copyRows.ts'
import type { Draft } from '../memory/draft.ts'
import type { StoryChanges } from '../stories/updateStories.ts'
import type { Step } from './sendSteps.ts'
import {
  aliasFields,
  aliasRows,
  documentFields,
  documentRow,
  entryFields,
  entryRows,
  issueFields,
  linkFields,
  nameRow,
  relFields,
  relRows,
  sketchFields,
  sketchRows,
  sourceFields,
  tagFields,
  textFields,
  undoFields,
} from './tableRows.ts'
import type { Tables } from './tables.ts'
import type { ChangedArticles } from './updateArticles.ts'
import { changedArticles } from './updateArticles.ts'

/** A batch as it goes to the database. What comes later may change its states, not this. */
export type SealedBatch = {
  /** In an order in which every row comes after those that it refers to. */
  copies: Step[]
  articles: ChangedArticles
  documents: Row[]
  /** Entries about articles that were there before: what the outbox asks of them has to be written. */
  issues: CopyText
  links: { id: string; kind: string; order: number; state: string; to: null | string }[]
  removedLinks: readonly string[]
  stories: StoryChanges
  usage: { by: number; id: string }[]
}

/** Writes a batch's rows out, and marks what it holds as stored. */
export const sealBatch = ({
  draft,
  now,
  runId,
  tables,
}: {
  draft: Draft
  now: string
  runId: null | string
  tables: Tables
}): SealedBatch => {
  const stamp = { createdAt: now, updatedAt: now }
  const copy = <Field extends string>(
    table: keyof Tables,
    fields: readonly Field[],
    rows: readonly Readonly<Partial<Record<Field, Cell>>>[],
    same: Row = {},
  ): CopyText => copyText({ fields, rows, same, table: tables[table] })
  const { newArticles, newDocuments, newLinks, newSources, newTags } = draft
  const { articles, sameVersions, versions } = copyArticles({ draft, tables })
  const issues = (wanted: boolean): CopyText =>
    copy(
      'issueLog',
      issueFields,
      draft.issues
        .filter(({ isChange }) => isChange === wanted)
        .map(({ article, entry, hash, key }) => ({
          ...entry,
          article,
          entryKey: key,
          hash,
          id: tables.issueLog.newId(),
        })),
      stamp,
    )

  const sealed: SealedBatch = {
    articles: changedArticles({ changes: draft.changedArticles, tables }),
    copies: [
      copy('sources', sourceFields, newSources.map(nameRow), stamp),
      copy('sourceAliases', aliasFields, newSources.flatMap(aliasRows)),
      copy('tags', tagFields, newTags.map(nameRow), stamp),
      copy(
        'documents',
        documentFields,
        newDocuments.map((state) => documentRow({ runId, state })),
        stamp,
      ),
      articles,
      copy(
        'sketches',
        sketchFields,
        newArticles.flatMap(({ state }) => sketchRows(state)),
      ),
      copy(
        'entries',
        entryFields,
        newArticles.flatMap(({ state }) => entryRows(state)),
      ),
      copy(
        'articleRels',
        relFields,
        newArticles.flatMap(({ state: { id, known } }) =>
          relRows({ parent: id, path: 'tags', tags: known.tags }),
        ),
      ),
      ...sameVersions,
      versions,
      copy(
        'versionRels',
        relFields,
        draft.newVersions.flatMap(({ row, tags }) =>
          relRows({ parent: row['id'], path: 'version.tags', tags }),
        ),
      ),
      copy('links', linkFields, newLinks, stamp),
      copy(
        'linkTexts',
        textFields,
        newLinks.flatMap(({ id, variants }) =>
          (variants ?? []).map((text, at) => ({
            order: at + 1,
            parent: id,
            path: 'variants',
            text,
          })),
        ),
      ),
      issues(false),
      copy('undo', undoFields, draft.undos),
    ],
    documents: draft.changedDocuments.map((state) => ({
      ...documentRow({ runId, state }),
      updatedAt: now,
    })),
    issues: issues(true),
    links: [...draft.changedLinks].map(({ id, kind, order, state, to }) => ({
      id,
      kind,
      order,
      state,
      to,
    })),
    removedLinks: [...draft.removedLinks],
    stories: {
      clustered: draft.clustered.map(({ cluster, id }) => ({ cluster, id })),
      sketched: draft.sketched.map(({ id, sketch }) => ({ id, keys: arrayText(sketch ?? []) })),
    },
    usage: [...draft.usage].filter(([, by]) => by !== 0).map(([id, by]) => ({ by, id })),
  }
  for (const state of [...newDocuments, ...newLinks, ...newSources, ...newTags]) {
    state.isStored = true
  }
  for (const { state } of newArticles) state.isStored = true
  return sealed
}
