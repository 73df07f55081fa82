import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import type { Row, Target } from '../shared/rows.ts'
import { describeTarget, isReached } from '../shared/rows.ts'
import { tableOf } from '../shared/tableOf.ts'

type RecordArgs = {
  /** A corpus each. */
  measured: readonly { rows: readonly Row[]; seed: number }[]
  server: string
  size: number
  targets: Readonly<Record<string, Target>>
}

/** Writes the tables of a run into docs/benchmarks, so that what stands there was measured. */
export const record = (args: RecordArgs): void =>
  writeFileSync(path.join(ROOT, 'docs/benchmarks/accuracy.md'), pageOf(args))

const pageOf = ({ measured, server, size, targets }: RecordArgs): string => {
  const seeds = measured.map(({ seed }) => seed).join(',')
  const command = `npm run bench -- accuracy --size ${size} --seed ${seeds} --record`
  const date = new Date().toISOString().slice(0, 10)
  return `# What comes out right

Written by \`${command}\` on ${date}; do not edit.

${size.toLocaleString('en')} generated documents a corpus, of which the right answers are known, each corpus imported into an
archive of its own.

- ${server}

The rules were found on the corpus of seed 1; that of one sentence was tried on the short texts of the
seeds 1 to 12.
${measured.map(({ rows, seed }) => `\n## Seed ${seed}\n\n${figures({ rows, targets })}`).join('')}
What each row counts stands beside its score in [\`tests/bench/accuracy\`](../../tests/bench/accuracy). Those
that are wrong are listed by \`--wrong FILE\`, with their documents.
`
}

const figures = ({
  rows,
  targets,
}: {
  rows: readonly Row[]
  targets: RecordArgs['targets']
}): string =>
  tableOf({
    header: ['what', 'right', 'of', 'ratio', 'target', 'reached'],
    lines: rows.map((row) => {
      const target = targets[row.name]
      const reached = isReached({ row, target })
      return [
        row.name,
        row.value.toLocaleString('en'),
        `${row.againstValue.toLocaleString('en')} ${row.unit}`,
        row.ratio.toFixed(5),
        target ? describeTarget(target) : '',
        reached === null ? '' : reached ? 'yes' : 'no',
      ]
    }),
  })
