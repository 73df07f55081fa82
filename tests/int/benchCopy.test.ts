import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { copyIn, copyOut } from '../bench/import/copy.ts'
import { rowsWritten } from '../bench/import/tables.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/** What the import is measured against must be the same rows, with all that holds them together. */

const size = 5
let folder: string
let archive: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-copy-'))
  const headline = (at: number) => `خبر مبنى رقم ${at % size} في الحي كاملا`
  const lines = Array.from({ length: size }, (_, at) =>
    JSON.stringify({
      id: `record ${at}`,
      text: documentOf({
        keywords: `مبنى رقم ${at} ، حي المدينة`,
        main: { body: bodyOn(`مبنى رقم ${at}\tفي \\n المدينة`), source: 'وام' },
        readAlso: { body: bodyOn(`طريق رقم ${at + 1}`), headline: headline(at + 1) },
        related: [headline(at + 2), `عنوان لا يأتي ${at}`],
      }),
    }),
  )
  writeFileSync(path.join(folder, 'records.jsonl'), `${lines.join('\n')}\n`)
  archive = (await freshDatabase()).url
  const { ended } = startSeed({ argv: [path.join(folder, 'records.jsonl')], url: archive })
  expect((await ended).status).toBe(0)
})
afterAll(() => rmSync(folder, { force: true, recursive: true }))

describe('the rows of an archive', () => {
  it.each([1, 3])('are the same after COPY over %i connections', async (connections) => {
    const files = await copyOut({ batches: 3, folder, url: archive })
    const { url } = await freshDatabase()
    expect(await copyIn({ connections, files, url })).toBeGreaterThan(0)
    const rows = await archiveRows({ url })
    expect(rows['articles']?.length).toBeGreaterThan(size)
    expect(rows).toEqual(await archiveRows({ url: archive }))
  })

  it('are cut into batches, every table into as many as it has rows for', async () => {
    const { batches, levels, rows } = await copyOut({ batches: 3, folder, url: archive })
    const tables = levels.flat()
    expect(batches).toBe(3)
    expect(rows).toBe(tables.reduce((sum, table) => sum + table.rows, 0))
    for (const table of tables) {
      expect(table.pieces.length).toBe(Math.ceil(table.rows / Math.ceil(table.rows / 3)))
    }
    const levelOf = (name: string) =>
      levels.findIndex((level) => level.some((table) => table.name === name))
    expect(levelOf('documents')).toBeLessThan(levelOf('articles'))
    expect(levelOf('articles')).toBeLessThan(levelOf('related_links'))
  })

  it('are counted as written, once and not again', async () => {
    const count = () => withClient({ url: archive, use: rowsWritten })
    const before = await count()
    expect(before).toBeGreaterThan(size)
    const argv = [path.join(folder, 'records.jsonl')]
    expect(await startSeed({ argv, url: archive }).ended).toMatchObject({ status: 0 })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await count()).toBe(before)
  })
})
