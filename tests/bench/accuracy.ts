import path from 'node:path'
import { parseArgs } from 'node:util'

import { withClient } from '../../src/database/connect.ts'
import { startSeed } from '../helpers/startSeed.ts'
import type { Archive } from './accuracy/archive.ts'
import { readArchive } from './accuracy/archive.ts'
import { scoreDuplicates } from './accuracy/duplicates.ts'
import { scoreLinks, scoreTitles } from './accuracy/links.ts'
import type { Score } from './accuracy/score.ts'
import { scoreSources } from './accuracy/sources.ts'
import { storiesOf } from './accuracy/stories.ts'
import { scoreTags } from './accuracy/tags.ts'
import type { Told } from './accuracy/truth.ts'
import { takeTruth } from './accuracy/truth.ts'
import { record } from './accuracy/record.ts'
import type { Wrong } from './accuracy/wrongs.ts'
import { writeWrongs, wrongsOf } from './accuracy/wrongs.ts'
import { writeCorpus } from './shared/corpus.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { scratchFolder } from './shared/scratch.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'source right': { of: 'ratio', atLeast: 0.999 },
  'related titles in order': { of: 'ratio', atLeast: 0.999 },
  'links resolved, precision': { of: 'ratio', atLeast: 1 },
  'links resolved, recall': { of: 'ratio', atLeast: 0.99 },
  'tags accepted, precision': { of: 'ratio', atLeast: 0.98 },
  'tags accepted or for review, recall': { of: 'ratio', atLeast: 0.95 },
  're-prints found': { of: 'ratio', atLeast: 0.99 },
  'different stories called duplicates': { of: 'value', atMost: 0 },
}

/**
 * `npm run bench -- accuracy [--size 20000] [--seed 1] [--json FILE] [--wrong FILE] [--record]`: imports
 * generated documents, of which the right answers are known, into an archive of their own, and counts what came out right, by the
 * import's report and by the archive as it stands at the end. The answers are taken out of the documents
 * before they are imported. What each row counts stands beside its score in tests/bench/accuracy.
 *
 * `--seed`: which of its corpora the generator makes; several, parted by commas, are imported one after the
 * other, each into an archive of its own. `--wrong`: lists every wrong duplicate and link and every re-print
 * that was not found, with the documents, as JSON Lines; a file a seed, where there are several. `--record`: writes docs/benchmarks/accuracy.md.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      record: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '20000' },
      wrong: { type: 'string' },
    },
  })
  const size = wholeNumber({ name: 'size', value: values.size })
  const seeds = values.seed.split(',').map((value) => wholeNumber({ name: 'seed', value }))
  const server = await startServer()
  try {
    const measured: { rows: Row[]; seed: number }[] = []
    for (const seed of seeds) {
      const wrong = values.wrong && (seeds.length > 1 ? `${values.wrong}.${seed}` : values.wrong)
      const rows = await importOne({ seed, server, size, wrong })
      printRows({ rows, targets })
      measured.push({ rows, seed })
    }
    const rows = measured.flatMap((one) => one.rows)
    writeRows({ file: values.json, rows })
    if (values.record) record({ measured, server: server.says, size, targets })
    return rows
  } finally {
    await server.stop()
  }
}

/** Imports one corpus into an archive of its own. */
const importOne = async ({
  seed,
  server,
  size,
  wrong,
}: {
  seed: number
  server: Awaited<ReturnType<typeof startServer>>
  size: number
  /** Where what came out wrong is listed. */
  wrong: string | undefined
}): Promise<Row[]> => {
  const scratch = scratchFolder()
  try {
    const [withTruth, file, report] = ['truth.jsonl', 'documents.jsonl', 'report.jsonl'].map(
      (name) => path.join(scratch.path, name),
    ) as [string, string, string]
    await writeCorpus({ documents: size, file: withTruth, given: undefined, seed, truth: true })
    const told = await takeTruth({ from: withTruth, to: file })
    const { url } = await server.createDatabase()
    const { ended, said } = startSeed({ argv: [file, '--report', report], url })
    if ((await ended).status !== 0) throw new Error(`The import failed.\n${said.stderr}`)
    console.log(said.stdout)
    const archive = await withClient({ url, use: (client) => readArchive({ client, report }) })
    const { rows, wrongs } = judge({ archive, told })
    if (wrong) await writeWrongs({ documents: file, file: wrong, wrongs })
    return rows
  } finally {
    scratch.remove()
  }
}

const judge = ({
  archive,
  told,
}: {
  archive: Archive
  told: readonly Told[]
}): { rows: Row[]; wrongs: Wrong[] } => {
  const documents = told.flatMap((one) => {
    const imported = archive.imported.get(one.key)
    return imported ? [{ ...imported, ...one }] : []
  })
  const stories = storiesOf({ archive, told })
  const links = scoreLinks({ documents, stories })
  const tags = scoreTags(documents)
  const duplicates = scoreDuplicates({ archive, documents, stories })
  const scores: [name: string, unit: string, score: Score][] = [
    ['documents reported', 'documents', { of: told.length, right: documents.length }],
    ['source right', 'documents', scoreSources(documents)],
    ['related titles in order', 'documents', scoreTitles(documents)],
    ['links resolved, precision', 'titles', links.precision],
    ['links resolved, recall', 'titles', links.recall],
    ['links resolved, plain recall', 'titles', links.plainRecall],
    ['tags accepted, precision', 'tags', tags.precision],
    ['tags accepted or for review, recall', 'tags', tags.recall],
    ['re-prints found', 'documents', duplicates.found],
    ['different stories called duplicates', 'documents', duplicates.wrong],
  ]
  const rows = scores.map(([name, unit, { of, right }]) =>
    rowOf({
      name,
      size: told.length,
      value: right,
      unit,
      against: 'by the truth',
      againstValue: of,
    }),
  )
  return { rows, wrongs: wrongsOf({ archive, documents, stories }) }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
