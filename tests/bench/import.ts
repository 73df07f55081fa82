import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { CreateFigures, ImportFigures } from './import/figures.ts'
import { importRows, importTargets, smallSizeOf } from './import/figures.ts'
import type { Bench, SmallArchive } from './import/measure.ts'
import { createRate, importFile, measureSize } from './import/measure.ts'
import type { ImportOptions } from './import/options.ts'
import { readOptions } from './import/options.ts'
import { plotOf } from './import/plot.ts'
import { measurePublished } from './import/published.ts'
import { measureReads } from './import/reads.ts'
import { record } from './import/record.ts'
import { writeCorpus } from './shared/corpus.ts'
import { runCommand } from './shared/options.ts'
import type { Row } from './shared/rows.ts'
import { printRows, writeRows } from './shared/rows.ts'
import { scratchFolder } from './shared/scratch.ts'
import { startServer } from './shared/server.ts'

/**
 * `npm run bench -- import`: documents a second that the import takes (whole: read, parse, match,
 * write), against COPY of the rows that it wrote and against Payload's `create` of the same articles;
 * with it the memory that it needs, what a second run costs, how the rate falls as the archive grows, what
 * publishing costs,
 * and how readers fare meanwhile. All on one server, each in a database of its own, each in a process of
 * its own; generating documents is not in any time.
 *
 * - `--sizes 1000,10000,50000` documents; `--large` adds 200,000 and 1,000,000
 * - `--documents FILE.jsonl` instead of the generator (`NASHRA_CORPUS_GENERATOR`, else the one beside the
 *   repository)
 * - `--connections 1`, `--batch 250`: how COPY is given the rows, as the import writes them
 * - `--repeats 1` of import and COPY, `--sample 300` documents for `create`
 * - `--json FILE`, `--svg FILE`, `--record` (writes docs/benchmarks/import.md and .svg)
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const options = readOptions(args)
  const scratch = scratchFolder()
  const server = await startServer()
  try {
    console.log(server.says)
    const { documents: given } = options
    const figures = await measureAll({
      bench: { ...options, folder: scratch.path, given, server },
      options,
    })
    const rows = importRows(figures)
    const targets = importTargets
    printRows({ rows, targets })
    writeRows({ file: options.json, rows })
    if (options.svg !== undefined) writeFileSync(options.svg, plotOf(figures))
    if (options.record) record({ figures, options, rows, server: server.says, targets })
    return rows
  } finally {
    await server.stop()
    scratch.remove()
  }
}

/** Documents that go into an archive of each size, to see how the rate falls. */
const further = 5000
/** Published before readers are asked for. */
const mostPublished = 1000
/** Documents that are imported as drafts and published. */
const publishedSize = 2000
/** Reads are measured during an import of the largest size up to this. */
const largestRead = 100_000
const concurrencies = [1, 4, 8, 16, 32]

const measureAll = async ({
  bench,
  options: { sample, sizes },
}: {
  bench: Bench
  options: ImportOptions
}): Promise<ImportFigures> => {
  const write: Write = (name, args) => {
    const file = path.join(bench.folder, `${name}.jsonl`)
    return writeCorpus({ ...args, file, given: bench.given }).then(() => file)
  }
  const figures: ImportFigures = { creates: [], published: null, reads: null, sizes: [] }
  const readSize = sizes.filter((size) => size <= largestRead).at(-1)
  const smallSize = smallSizeOf(sizes)
  const grows = bench.given === undefined && sizes.some((size) => size > smallSize)
  const small = grows ? await makeSmall({ bench, size: smallSize, write }) : undefined
  for (const size of sizes) {
    note(`${size} documents`)
    const own = await write('own', { documents: size })
    const isGrown = grows && size > smallSize
    const more = isGrown ? await write('further', { documents: further, start: size }) : undefined
    const withArchive = async (from: string): Promise<void> => {
      if (figures.creates.length > 0) return
      figures.creates = await measureCreates({ bench, documents: Math.min(sample, size), from })
    }
    figures.sizes.push(
      await measureSize({ bench, files: { further: more, own }, size, small, withArchive }),
    )
    if (size === sizes[0] && bench.given === undefined) {
      const documents = Math.min(publishedSize, size)
      note(`publishing ${documents} documents`)
      const files = {
        further: await write('unpublished', { documents, start: documents }),
        own: await write('first', { documents }),
      }
      figures.published = await measurePublished({ bench, files, size: documents })
    }
    if (size === readSize && bench.given === undefined) {
      note(`readers during ${size} documents`)
      const documents = Math.min(mostPublished, size)
      const published = await write('published', { documents, start: size })
      figures.reads = await measureReads({ bench, files: { own, published }, size })
    }
  }
  return figures
}

/** Writes a corpus to a file of this name. @returns its path */
type Write = (name: string, args: { documents: number; start?: number }) => Promise<string>

const makeSmall = async ({
  bench,
  size,
  write,
}: {
  bench: Bench
  size: number
  write: Write
}): Promise<SmallArchive> => {
  note(`an archive of ${size} documents`)
  const { url } = await bench.server.createDatabase()
  await importFile({ bench, file: await write('small', { documents: size }), url })
  const more = await write('furtherSmall', { documents: further, start: size })
  return { further: more, url }
}

const measureCreates = async ({
  bench,
  documents,
  from,
}: {
  bench: Bench
  documents: number
  from: string
}): Promise<CreateFigures> => {
  const creates: CreateFigures = []
  for (const concurrency of concurrencies) {
    note(`create, ${concurrency} at once`)
    const task = { concurrency, documents, from }
    creates.push({ concurrency, rate: await createRate({ bench, task }) })
  }
  return creates
}

/** How far it is; a run takes minutes. */
const note = (text: string): void => console.error(`… ${text}`)

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
