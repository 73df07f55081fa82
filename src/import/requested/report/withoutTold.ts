import type { ReadItem } from '../../read/types.ts'
import type { DocumentReport } from '../../report/types.ts'
import type { KeptLine } from './lines.ts'
import { readLine } from './lines.ts'

/**
 * What is left of an input that an earlier process has told about up to some point. Inputs are read in
 * the same order each time, so the report and the input are gone through side by side; from where they
 * part, as when a folder has changed meanwhile, everything is imported, which doubles nothing.
 *
 * @param onTold is given each document that is passed over with its line
 */
export async function* withoutTold({
  items,
  lines,
  onTold,
}: {
  items: AsyncIterable<ReadItem>
  lines: AsyncGenerator<KeptLine>
  onTold: (args: { line: DocumentReport; size: number }) => void
}): AsyncGenerator<ReadItem> {
  const nextLine = async (): Promise<DocumentReport | null> => {
    const { done, value } = await lines.next()
    return done ? null : readLine(value.text)
  }
  let line = await nextLine()
  for await (const item of items) {
    const isTold =
      item.kind !== 'passedOver' && line?.file === item.file && line.key === item.sourceKey
    if (isTold && line) {
      onTold({ line, size: item.size })
      line = await nextLine()
    } else {
      if (item.kind !== 'passedOver') line = null
      yield item
    }
  }
  await lines.return(undefined)
}
