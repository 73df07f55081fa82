type Rows = Record<string, string[]>

/** Rows of one archive that the other has not, or not as often: `- ` is missing, `+ ` too many. */
export const differencesOf = ({ actual, expected }: { actual: Rows; expected: Rows }): string[] => {
  const tables = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...tables].flatMap((table) => {
    const counts = new Map<string, number>()
    for (const row of actual[table] ?? []) counts.set(row, (counts.get(row) ?? 0) + 1)
    for (const row of expected[table] ?? []) counts.set(row, (counts.get(row) ?? 0) - 1)
    return [...counts].flatMap(([row, count]) =>
      Array.from({ length: Math.abs(count) }, () => `${count < 0 ? '-' : '+'} ${table} ${row}`),
    )
  })
}
