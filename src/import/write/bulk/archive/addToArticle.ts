import { chainHash } from '../../../../../collections/issueLog/chainHash.ts'
import type { publicAct } from '../../../../../collections/issueLog/publicAct.ts'
import { sha256Hex } from '../../../../text/hash.ts'
import type { BulkContext } from '../bulkContext.ts'
import type { ArticleState } from '../memory/states.ts'
import type { Row } from '../rows/copyRows.ts'
import { versionRow } from '../rows/articleRows.ts'

/** The version that a save leaves of an article that is written with this batch. */
export const addVersion = ({
  context: { draft, memory, now, reader },
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
  memory.journal.assign(state, { seen: { at: now(), version: id, versionAt: now() } })
}

/** The entry of its issue log for what readers are given; see `publicAct`. */
export const addIssue = ({
  action,
  context,
  state,
}: {
  action: NonNullable<ReturnType<typeof publicAct>>
  context: BulkContext
  state: ArticleState
}): void => {
  const { draft, memory } = context
  const { contentHash, issueNumber, publicId } = state.values
  const entry = {
    action,
    at: context.now(),
    byName: null,
    contentHash: contentHash ?? null,
    issueNumber: issueNumber ?? 0,
    ...context.publishNote(),
    previousHash: state.lastIssue?.hash ?? null,
    publicId: publicId ?? '',
    sequence: (state.lastIssue?.sequence ?? 0) + 1,
  }
  const hash = chainHash(entry)
  memory.journal.push(draft.issues, {
    article: state.id,
    entry,
    hash,
    isChange: state.isStored,
    key: sha256Hex(`${entry.publicId} ${entry.sequence}`),
  })
  memory.journal.assign(state, { lastIssue: { hash, sequence: entry.sequence } })
}
