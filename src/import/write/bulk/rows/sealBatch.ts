import { arrayText } from '../../../stories/lookup.ts'
import { articleFields, versionFields } from './articleRows.ts'
import type { CopyText, Row } from './copyRows.ts'
import { copyText } from './copyRows.ts'
import type { Draft } from '../memory/draft.ts'
import type { StoryChanges } from '../stories/updateStories.ts'
import {
  aliasFields,
  aliasRows,
  documentFields,
  documentRow,
  issueFields,
  linkFields,
  linkRow,
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
  copies: CopyText[]
  articles: ChangedArticles
  documents: Row[]
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
  const copy = (table: keyof Tables, fields: readonly string[], rows: readonly Row[]): CopyText =>
    copyText({ fields, rows, table: tables[table] })
  const { newArticles, newDocuments, newLinks, newSources, newTags } = draft
  const newest = new Set(new Map(draft.newVersions.map((one) => [one.article, one])).values())

  const sealed: SealedBatch = {
    articles: changedArticles({ changes: draft.changedArticles, tables }),
    copies: [
      copy(
        'sources',
        sourceFields,
        newSources.map((state) => ({ ...nameRow(state), ...stamp })),
      ),
      copy('sourceAliases', aliasFields, newSources.flatMap(aliasRows)),
      copy(
        'tags',
        tagFields,
        newTags.map((state) => ({ ...nameRow(state), ...stamp })),
      ),
      copy(
        'documents',
        documentFields,
        newDocuments.map((state) => ({ ...documentRow({ runId, state }), ...stamp })),
      ),
      copy(
        'articles',
        articleFields,
        newArticles.map(({ row }) => row),
      ),
      copy(
        'sketches',
        sketchFields,
        newArticles.flatMap(({ state }) => sketchRows(state)),
      ),
      copy(
        'articleRels',
        relFields,
        newArticles.flatMap(({ state: { id, known } }) =>
          relRows({ parent: id, path: 'tags', tags: known.tags }),
        ),
      ),
      copy(
        'versions',
        versionFields,
        draft.newVersions.map((one) => ({ ...one.row, latest: newest.has(one) })),
      ),
      copy(
        'versionRels',
        relFields,
        draft.newVersions.flatMap(({ row, tags }) =>
          relRows({ parent: row['id'], path: 'version.tags', tags }),
        ),
      ),
      copy(
        'links',
        linkFields,
        newLinks.map((state) => ({ ...linkRow(state), ...stamp })),
      ),
      copy(
        'linkTexts',
        textFields,
        newLinks.flatMap(({ id, variants }) =>
          variants.map((text, at) => ({ order: at + 1, parent: id, path: 'variants', text })),
        ),
      ),
      copy(
        'issueLog',
        issueFields,
        draft.issues.map(({ article, entry, hash, key }) => ({
          ...entry,
          ...stamp,
          article,
          entryKey: key,
          hash,
          id: tables.issueLog.newId(),
        })),
      ),
      copy('undo', undoFields, draft.undos),
    ].filter(({ rows }) => rows > 0),
    documents: draft.changedDocuments.map((state) => ({
      ...documentRow({ runId, state }),
      updatedAt: now,
    })),
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
