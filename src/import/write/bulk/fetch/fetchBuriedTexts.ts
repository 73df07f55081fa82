import { tableNames } from '../../../../../collections/tableNames.ts'
import type { Memory } from '../memory/memory.ts'
import type { Reader } from './reader.ts'
import { notAsked } from './reader.ts'

/** Loads which of these texts the desk took out. */
export const fetchBuriedTexts = async ({
  memory,
  reader,
  textKeys,
}: {
  memory: Memory
  reader: Reader
  textKeys: Iterable<string>
}): Promise<void> => {
  const wanted = notAsked({ keys: textKeys, memory, question: 'buried' })
  if (wanted.length === 0) return
  const rows = await reader.query<{ article: string; text_key: string }>(
    `SELECT DISTINCT ON (text_key) text_key, article FROM ${tableNames.takenTexts}
     WHERE text_key = ANY($1::text[]) ORDER BY text_key, at, article`,
    [wanted],
  )
  for (const { article, text_key: key } of rows) memory.buried.set(key, article)
}
