import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import type { Row, Target } from '../shared/rows.ts'
import { describeTarget, isReached } from '../shared/rows.ts'
import { tableOf } from '../shared/tableOf.ts'
import type { ImportFigures } from './figures.ts'
import type { ImportOptions } from './options.ts'
import { plotOf } from './plot.ts'

type RecordArgs = {
  figures: ImportFigures
  options: ImportOptions
  rows: readonly Row[]
  server: string
  targets: Readonly<Record<string, Target>>
}

/** Writes table and plot of a run into docs/benchmarks, so that what stands there was measured. */
export const record = (args: RecordArgs): void => {
  const folder = path.join(ROOT, 'docs/benchmarks')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'import.svg'), plotOf(args.figures))
  writeFileSync(path.join(folder, 'import.md'), pageOf(args))
}

const pageOf = ({ figures, options, rows, server, targets }: RecordArgs): string => {
  const { batch, connections, repeats, sample, sizes } = options
  const command = `npm run bench -- import --sizes ${sizes.join(',')} --repeats ${repeats} --sample ${sample} --connections ${connections} --batch ${batch} --record`
  const cores = os.availableParallelism()
  const memory = Math.round(os.totalmem() / 1024 ** 3)
  const date = new Date().toISOString().slice(0, 10)
  return `# The import, measured

Written by \`${command}\` on ${date}; do not edit.

- ${os.cpus()[0]?.model ?? 'unknown processor'}, ${cores} cores, ${memory} GB, ${os.type()} ${os.arch()}, Node ${process.versions.node}
- ${server}
- COPY over ${connections} connections in batches of ${batch} documents; create: ${createsOf(figures)}

![Documents a second, by the number of documents](import.svg)

${figuresOf({ rows, targets })}
What each row means stands in [\`tests/bench/import.ts\`](../../tests/bench/import.ts) and beside it.
`
}

const createsOf = ({ creates }: ImportFigures): string =>
  creates
    .map(({ concurrency, rate }) => `${rate.toFixed(1)} documents/s with ${concurrency} at once`)
    .join(', ')

const figuresOf = ({ rows, targets }: Pick<RecordArgs, 'rows' | 'targets'>): string => {
  const header = ['what', 'documents', 'value', 'against', 'ratio', 'target', 'reached']
  const lines = rows.map((row) => {
    const target = targets[row.name]
    const reached = isReached({ row, target })
    return [
      row.name,
      String(row.size),
      `${short(row.value)} ${row.unit}`,
      `${row.against}: ${short(row.againstValue)}`,
      row.ratio.toPrecision(3),
      target ? describeTarget(target) : '',
      reached === null ? '' : reached ? 'yes' : 'no',
    ]
  })
  return tableOf({ header, lines })
}

const short = (value: number): string => String(Number(value.toPrecision(4)))
