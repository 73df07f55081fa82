import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import pg from 'pg'
import copyStreams from 'pg-copy-streams'

import { withClient } from '../../../src/database/connect.ts'
import type { TableShape } from './tables.ts'
import { byDependency, filledTables } from './tables.ts'

/** A table's rows in COPY's text format, and where each batch of them begins and ends in the file. */
type TableFile = TableShape & { file: string; pieces: { end: number; start: number }[] }

/** The rows of an archive, ready to be copied into another: tables that others refer to come first. */
export type ArchiveFiles = { batches: number; levels: TableFile[][]; rows: number }

/**
 * Takes the rows of every table of an archive into files, in the order of their ids, cut into as many
 * pieces as an import has batches.
 */
export const copyOut = ({
  batches,
  folder,
  url,
}: {
  batches: number
  folder: string
  url: string
}): Promise<ArchiveFiles> =>
  withClient({
    url,
    use: async (client) => {
      const tables = await filledTables(client)
      const levels: TableFile[][] = []
      for (const level of byDependency(tables)) {
        const files: TableFile[] = []
        for (const table of level) files.push(await takeOut({ batches, client, folder, table }))
        levels.push(files)
      }
      return { batches, levels, rows: tables.reduce((sum, { rows }) => sum + rows, 0) }
    },
  })

/**
 * Copies the rows into a migrated, empty archive and answers with the milliseconds it took.
 *
 * Rows may only refer to rows that are committed when another connection asks for them, and the titles
 * of one batch lead to articles of others. So the connections go through the tables level by level: one
 * takes a batch of all tables of a level in one transaction, then the next batch that nobody has taken;
 * when all are there, all go on to the tables that refer to these. What COPY must not do is what it is
 * the limit of: it writes every row once, in its last state.
 */
export const copyIn = async ({
  connections,
  files: { batches, levels },
  url,
}: {
  connections: number
  files: ArchiveFiles
  url: string
}): Promise<number> => {
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: url }),
  )
  try {
    await Promise.all(clients.map((client) => client.connect()))
    const began = performance.now()
    for (const level of levels) {
      let next = 0
      const work = async (client: pg.Client): Promise<void> => {
        for (let batch = next++; batch < batches; batch = next++) {
          await putIn({ batch, client, tables: level })
        }
      }
      await Promise.all(clients.map(work))
    }
    return performance.now() - began
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

const takeOut = async ({
  batches,
  client,
  folder,
  table,
}: {
  batches: number
  client: pg.Client
  folder: string
  table: TableShape
}): Promise<TableFile> => {
  const file = path.join(folder, `${table.name}.copy`)
  const perPiece = Math.ceil(table.rows / batches)
  const pieces: TableFile['pieces'] = []
  let [rows, length] = [0, 0]
  const cut = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // In the text format a line feed always ends a row: those in a text are written \n.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
        rows += 1
        const end = length + at + 1
        if (rows % perPiece === 0 || rows === table.rows) {
          pieces.push({ end, start: pieces.at(-1)?.end ?? 0 })
        }
      }
      length += chunk.length
      done(null, chunk)
    },
  })
  const order = table.columns.includes('id') ? 'order by id' : ''
  const sql = `copy (select ${columnsOf(table)} from "${table.name}" ${order}) to stdout`
  await pipeline(client.query(copyStreams.to(sql)), cut, createWriteStream(file))
  return { ...table, file, pieces }
}

const putIn = async ({
  batch,
  client,
  tables,
}: {
  batch: number
  client: pg.Client
  tables: readonly TableFile[]
}): Promise<void> => {
  const here = tables.flatMap((table) => {
    const piece = table.pieces[batch]
    return piece ? [{ ...piece, table }] : []
  })
  if (here.length === 0) return
  await client.query('begin')
  for (const { end, start, table } of here) {
    const sql = `copy "${table.name}" (${columnsOf(table)}) from stdin`
    // `end` of a read stream is the last byte that is read.
    const bytes = createReadStream(table.file, { end: end - 1, highWaterMark: chunkBytes, start })
    await pipeline(bytes, client.query(copyStreams.from(sql)))
  }
  await client.query('commit')
}

const chunkBytes = 256 * 1024

const columnsOf = ({ columns }: TableShape): string =>
  columns.map((column) => `"${column}"`).join(', ')
