import { writeFileSync } from 'node:fs'

/** One figure, and what it is held against; both measured in this run. */
export type Row = {
  name: string
  size: number
  value: number
  unit: string
  against: string
  againstValue: number
  ratio: number
}

/** A row whose ratio is the value in terms of what it is held against; 0 where that is 0. */
export const rowOf = (row: Omit<Row, 'ratio'>): Row => ({
  ...row,
  ratio: row.againstValue === 0 ? 0 : row.value / row.againstValue,
})

/** What a figure must reach. `of`: which number of the row it is. */
export type Target = { of: 'ratio' | 'value' } & ({ atLeast: number } | { atMost: number })

/** Prints rows as a table, with what each must reach where `targets` names it. */
export const printRows = ({
  rows,
  targets = {},
}: {
  rows: readonly Row[]
  targets?: Readonly<Record<string, Target>>
}): void => {
  const columns = ['name', 'size', 'value', 'unit', 'against', 'againstValue', 'ratio']
  const verdicts = Object.keys(targets).length > 0 ? ['target', 'reached'] : []
  const lines = rows.map((row) => ({ ...rounded(row), ...verdictOf({ row, targets }) }))
  console.table(lines, [...columns, ...verdicts])
}

/** Writes rows as a JSON array; nothing without a file. */
export const writeRows = ({
  file,
  rows,
}: {
  file: string | undefined
  rows: readonly Row[]
}): void => {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`)
}

/** Whether a row reaches its target; null where it has none. */
export const isReached = ({ row, target }: { row: Row; target: Target | undefined }) => {
  if (!target) return null
  const number = row[target.of]
  return 'atLeast' in target ? number >= target.atLeast : number <= target.atMost
}

/** A target in words. */
export const describeTarget = (target: Target): string =>
  'atLeast' in target ? `${target.of} ≥ ${target.atLeast}` : `${target.of} ≤ ${target.atMost}`

/** Figures to four digits, ratios to three. */
export const rounded = (row: Row): Row => ({
  ...row,
  value: Number(row.value.toPrecision(4)),
  againstValue: Number(row.againstValue.toPrecision(4)),
  ratio: Number(row.ratio.toPrecision(3)),
})

const verdictOf = ({
  row,
  targets,
}: {
  row: Row
  targets: Readonly<Record<string, Target>>
}): Record<string, string> => {
  const target = targets[row.name]
  if (!target) return {}
  return {
    target: describeTarget(target),
    reached: isReached({ row, target }) ? 'yes' : 'no',
  }
}
