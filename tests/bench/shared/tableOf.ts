/** A table as Prettier would lay it out, so that it need not be formatted again. */
export const tableOf = ({
  header,
  lines,
}: {
  header: readonly string[]
  lines: readonly (readonly string[])[]
}): string => {
  const widths = header.map((name, at) =>
    Math.max(name.length, ...lines.map((line) => line[at]?.length ?? 0)),
  )
  const format = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`
  const rule = widths.map((width) => '-'.repeat(width))
  return [header, rule, ...lines].map(format).join('')
}
