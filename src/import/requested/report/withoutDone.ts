import type { ReadItem } from '../../read/types.ts'
import { linesFrom, readLine } from './lines.ts'

/**
 * What of an input has not gone well before: all but the documents that one of these reports tells as
 * anything other than rejected. So also what stands behind the place where a file could not be read on.
 */
export async function* withoutDone({
  items,
  reports,
}: {
  items: AsyncIterable<ReadItem>
  reports: readonly string[]
}): AsyncGenerator<ReadItem> {
  const done = new Set<string>()
  for (const file of reports) {
    for await (const { text } of linesFrom({ file, from: 0 })) {
      const line = text.includes('"outcome":"rejected"') ? null : readLine(text)
      if (line) done.add(nameOf(line))
    }
  }
  for await (const item of items) {
    const isDone =
      item.kind !== 'passedOver' && done.has(nameOf({ file: item.file, key: item.sourceKey }))
    if (!isDone) yield item
  }
}

const nameOf = ({ file, key }: { file: string; key: string }): string => `${file}\n${key}`
