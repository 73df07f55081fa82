import { setTimeout as sleep } from 'node:timers/promises'

import { withClient } from '../../../src/database/connect.ts'
import { inChild } from '../shared/child.ts'
import type { Corpus } from '../shared/corpus.ts'
import type { BenchServer } from '../shared/server.ts'
import { innerFolder } from '../shared/scratch.ts'
import { copyIn, copyOut } from './copy.ts'
import type { CreateTask, CreateTimes } from './creating.ts'
import type { ImportTask, ImportTimes } from './importing.ts'
import { rowsWritten } from './tables.ts'

/** What every measurement is made with. */
export type Bench = Corpus & {
  batch: number
  connections: number
  folder: string
  repeats: number
  server: BenchServer
}

/** Documents a second at one size, and what was measured beside them. Memory in MB. */
export type SizeFigures = {
  copyRate: number
  /** Rates of a further import into this archive and, just after, into the small one; null where none was wanted. */
  into: null | { own: number; small: number }
  /** Rates of the first and the last tenth. */
  firstTenth: number
  importRate: number
  lastTenth: number
  peakMemory: number
  rowsFirst: number
  rowsSecond: number
  secondRate: number
  size: number
}

/** An archive that growth is held against, to which nobody is connected, and documents that go into it. */
export type SmallArchive = { further: string; url: string }

type SizeArgs = {
  bench: Bench
  /** The documents, and further ones of the same corpus. */
  files: { further: string | undefined; own: string }
  size: number
  small?: SmallArchive | undefined
  /** Called with the address of the archive while it still holds these documents and no others. */
  withArchive?: (url: string) => Promise<void>
}

/**
 * Imports documents into an archive of their own, again, then further ones, and copies the archive's rows
 * into another.
 */
export const measureSize = async ({
  bench,
  files,
  size,
  small,
  withArchive = async () => {},
}: SizeArgs): Promise<SizeFigures> => {
  const imports: Imported[] = []
  const copies: number[] = []
  for (let repeat = 1; repeat < bench.repeats; repeat += 1) {
    const archive = await bench.server.createDatabase()
    imports.push(await importFile({ bench, file: files.own, url: archive.url }))
    copies.push(await copyRate({ bench, size, url: archive.url }))
    await archive.drop()
  }
  const { drop, url } = await bench.server.createDatabase()
  const before = await written(url)
  const markEvery = Math.ceil(size / 100)
  const first = await importFile({ bench, file: files.own, markEvery, url })
  imports.push(first)
  if (first.documents !== size) throw new Error(`${first.documents} of ${size} were imported.`)
  const afterFirst = await written(url)
  const second = await importFile({ bench, file: files.own, url })
  const afterSecond = await written(url)
  await withArchive(url)
  // Before COPY, which puts rows of another database in the place of this one's in every cache.
  const further = files.further && (await importFile({ bench, file: files.further, url }))
  const into =
    further && small ? { own: further.rate, small: await rateIntoCopy({ bench, small }) } : null
  const held = size + (further ? further.documents : 0)
  copies.push(await copyRate({ bench, size: held, url }))
  await drop()
  return {
    copyRate: middle(copies),
    firstTenth: rateWithin({ from: 0, times: first, to: 0.1 }),
    importRate: middle(imports.map(({ rate }) => rate)),
    into,
    lastTenth: rateWithin({ from: 0.9, times: first, to: 1 }),
    peakMemory: Math.max(...imports.map(({ peakMemory }) => peakMemory)),
    rowsFirst: afterFirst - before,
    rowsSecond: afterSecond - afterFirst,
    secondRate: second.rate,
    size,
  }
}

/** The same of the small archive, of which each gets a copy: the speed of a machine changes by the minute. */
const rateIntoCopy = async ({
  bench,
  small: { further, url },
}: {
  bench: Bench
  small: SmallArchive
}): Promise<number> => {
  const copy = await bench.server.createDatabase({ template: url })
  const { rate } = await importFile({ bench, file: further, url: copy.url })
  await copy.drop()
  return rate
}

/** Documents a second with Payload's `create`, so many at once, into an empty archive. */
export const createRate = async ({
  bench: { server },
  task,
}: {
  bench: Bench
  task: CreateTask
}): Promise<number> => {
  const { drop, url } = await server.createDatabase()
  await server.checkpoint()
  const { result } = await inChild<CreateTimes>({ script: 'import/creating.ts', task, url })
  await drop()
  return perSecond(result)
}

type Imported = ImportTimes & { peakMemory: number; rate: number }

/** Imports a file in a process of its own. */
export const importFile = async ({
  bench: { server },
  file,
  markEvery = 100,
  publish = false,
  url,
}: Omit<ImportTask, 'markEvery'> & {
  bench: Bench
  markEvery?: number
  url: string
}): Promise<Imported> => {
  await server.checkpoint()
  const task: ImportTask = { file, markEvery, publish }
  const { peakMemory, result } = await inChild<ImportTimes>({
    script: 'import/importing.ts',
    task,
    url,
  })
  return { ...result, peakMemory, rate: perSecond(result) }
}

const copyRate = async ({
  bench: { batch, connections, folder, server },
  size,
  url,
}: {
  bench: Bench
  size: number
  url: string
}): Promise<number> => {
  const scratch = innerFolder({ folder, name: 'rows' })
  const files = await copyOut({ batches: Math.ceil(size / batch), folder: scratch.path, url })
  const other = await server.createDatabase()
  await server.checkpoint()
  const milliseconds = await copyIn({ connections, files, url: other.url })
  const copied = await written(other.url)
  await other.drop()
  scratch.remove()
  if (copied < files.rows) throw new Error(`${copied} of ${files.rows} rows were copied.`)
  return perSecond({ documents: size, milliseconds })
}

const perSecond = ({ documents, milliseconds }: { documents: number; milliseconds: number }) =>
  (documents * 1000) / milliseconds

/** Rate between two shares of a run, by its marks. */
const rateWithin = ({
  from,
  times: { documents, marks, milliseconds },
  to,
}: {
  from: number
  times: ImportTimes
  to: number
}): number => {
  const all: ImportTimes['marks'] = [[0, 0], ...marks, [documents, milliseconds]]
  const near = (share: number) =>
    all.reduce((best, mark) =>
      Math.abs(mark[0] - share * documents) < Math.abs(best[0] - share * documents) ? mark : best,
    )
  const [start, end] = [near(from), near(to)]
  return perSecond({ documents: end[0] - start[0], milliseconds: end[1] - start[1] })
}

/** A process tells the server what it wrote when it ends; that takes a moment. */
const written = async (url: string): Promise<number> => {
  await sleep(1000)
  return withClient({ url, use: rowsWritten })
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
