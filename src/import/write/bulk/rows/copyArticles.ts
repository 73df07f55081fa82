import type { Draft } from '../memory/draft.ts'
import { articleFields, versionFields } from './articleRows.ts'
import type { CopyText, Row } from './copyRows.ts'
import { copyText } from './copyRows.ts'
import type { Statement } from './sendSteps.ts'
import type { Tables } from './tables.ts'
import { saysTheSame, versionsOfArticles } from './versionsOfArticles.ts'

/**
 * Writes new articles down for COPY, and their versions. Nearly every version says what its article does: such
 * a one the database makes of the row that it has, whose long values it neither reads nor compresses again.
 */
export const copyArticles = ({
  draft: { newArticles, newVersions },
  tables,
}: {
  draft: Pick<Draft, 'newArticles' | 'newVersions'>
  tables: Tables
}): Record<'articles' | 'versions', CopyText> & { sameVersions: Statement[] } => {
  const newest = new Set(new Map(newVersions.map((one) => [one.article, one])).values())
  const saved = new Map(newArticles.map(({ row, state }) => [state, row]))
  const [same, others]: [Row[], Row[]] = [[], []]
  for (const version of newVersions) {
    const row = { ...version.row, latest: newest.has(version) }
    const article = saved.get(version.article)
    const isSame = article !== undefined && saysTheSame({ article, version: row })
    ;(isSame ? same : others).push(row)
  }
  const copy = (args: Pick<Parameters<typeof copyText>[0], 'fields' | 'rows' | 'table'>) =>
    copyText({ ...args, expected: expectedBytes })
  return {
    articles: copy({
      fields: articleFields,
      rows: newArticles.map(({ row }) => row),
      table: tables.articles,
    }),
    sameVersions: versionsOfArticles({ rows: same, tables }),
    versions: copy({ fields: versionFields, rows: others, table: tables.versions }),
  }
}

/** Bytes of an article of some length. */
const expectedBytes = 8192
