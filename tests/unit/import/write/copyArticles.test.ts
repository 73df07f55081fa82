import { describe, expect, it } from 'vitest'

import { copyArticles } from '../../../../src/import/write/bulk/rows/copyArticles.ts'
import { articleFields, versionRow } from '../../../../src/import/write/bulk/rows/articleRows.ts'
import type { Row } from '../../../../src/import/write/bulk/rows/copyRows.ts'

type Args = Parameters<typeof copyArticles>[0]

const table = (name: string) => ({
  columns: { get: (field: string) => field },
  name,
  types: { get: () => 'text' },
})
const tables = {
  articles: table('articles'),
  versions: table('versions'),
} as unknown as Args['tables']
const values = (headline: string): Row => ({
  ...Object.fromEntries(articleFields.map((field) => [field, field])),
  headline,
  id: 'article',
})
/** Lines as rows by the names of their columns. */
const rowsOf = ({ columns, text }: ReturnType<typeof copyArticles>['versions']) =>
  text
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at], cell])))

describe('versions of new articles', () => {
  it('say what each of them said: of the row that says the same, or by COPY', () => {
    const article = {} as Args['draft']['newVersions'][number]['article']
    const [before, now] = [values('قديم'), values('جديد')]
    const { articles, sameVersions, versions } = copyArticles({
      draft: {
        newArticles: [{ row: now, state: article }],
        newVersions: [
          { article, row: versionRow({ id: 'first', row: before }), tags: [] },
          { article, row: versionRow({ id: 'second', row: now }), tags: [] },
        ],
      },
      tables,
    })
    expect(rowsOf(articles)).toEqual([now])
    expect(rowsOf(versions)).toMatchObject([
      {
        autosave: 'false',
        id: 'first',
        latest: 'false',
        parent: 'article',
        version_body: 'body',
        version_headline: 'قديم',
      },
    ])
    expect(sameVersions.map(({ values }) => values)).toEqual([[['second'], ['article'], [true]]])
  })
})
