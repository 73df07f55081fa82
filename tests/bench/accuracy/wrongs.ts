import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

import type { Archive, Imported } from './archive.ts'
import { judgeDuplicates } from './duplicates.ts'
import { judgeTitles } from './links.ts'
import type { Stories } from './stories.ts'
import type { Told } from './truth.ts'

/** A document that was judged wrongly, and the documents that it was taken for or kept from. */
export type Wrong = {
  /** Keys of documents. */
  document: string
  /** Keys of up to five. */
  others: string[]
  /** The title, where it is a link that is wrong. */
  title: null | string
  what: 'called a duplicate of another story' | 're-print not found' | 'title leads elsewhere'
}

type Args = { archive: Archive; documents: readonly (Imported & Told)[]; stories: Stories }

/** What came out wrong, for a person to look at. */
export const wrongsOf = ({ archive, documents, stories }: Args): Wrong[] => {
  const printings = printingsOf(documents)
  const printingOf = (wanted: readonly number[], except: string) =>
    [...new Set(wanted.flatMap((story) => printings.get(story) ?? []))]
      .filter((key) => key !== except)
      .slice(0, 5)
  const judged = judgeDuplicates({ archive, documents, stories })
  const titles = judgeTitles({ documents, stories })
  return [
    ...judged
      .filter(({ others }) => others.length > 0)
      .map(({ document: { key }, others }) => ({
        document: key,
        others: printingOf(others, key),
        title: null,
        what: 'called a duplicate of another story' as const,
      })),
    ...judged
      .filter(({ isFound }) => isFound === false)
      .map(({ document: { key, truth } }) => ({
        document: key,
        others: printingOf([truth.story], key),
        title: null,
        what: 're-print not found' as const,
      })),
    ...titles
      .filter(({ isRight, leads }) => leads && !isRight)
      .map(({ document: { key }, link, title, to }) => ({
        document: key,
        others: printingOf([...(stories.ofArticle.get(link?.to ?? '') ?? []), to ?? -1], key),
        title,
        what: 'title leads elsewhere' as const,
      })),
  ]
}

/** Writes them as JSON Lines, each with the texts of its documents. */
export const writeWrongs = async ({
  documents,
  file,
  wrongs,
}: {
  /** The documents as they were imported, as JSON Lines. */
  documents: string
  file: string
  wrongs: readonly Wrong[]
}): Promise<void> => {
  const wanted = new Set(wrongs.flatMap(({ document, others }) => [document, ...others]))
  const texts = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(documents) })) {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    if (wanted.has(id)) texts.set(id, text)
  }
  const told = (key: string) => ({ key, text: texts.get(key) ?? null })
  const lines = wrongs.map(({ document, others, title, what }) =>
    JSON.stringify({ what, title, document: told(document), others: others.map(told) }),
  )
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
}

/** By the story: keys of the documents that print it, as their main article or as a read-also one. */
const printingsOf = (documents: Args['documents']): Map<number, string[]> => {
  const printings = new Map<number, string[]>()
  for (const { key, truth } of documents) {
    for (const story of [truth.story, truth.readAlso?.story ?? truth.story]) {
      const keys = printings.get(story) ?? []
      if (!keys.includes(key)) printings.set(story, [...keys, key])
    }
  }
  return printings
}
