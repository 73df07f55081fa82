import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'

/**
 * The right answers to one generated document. Stories have numbers: a document prints one as its main
 * article, and may show another under "read also", under its headline.
 */
export type Truth = {
  /** Set where the story has the number of an earlier document. */
  dupOf: null | number
  readAlso: null | { headline: string; source: null | string; story: number }
  /** Titles as printed; `to` is the story whose headline it is, or null for one that nobody prints. */
  related: { title: string; to: null | number }[]
  /** The name at the source line. */
  source: null | string
  story: number
  /** Empty where the document has no keyword line. */
  tags: string[]
}

/** A document and its truth. `key` is the document's key at its source. */
export type Told = { key: string; truth: Truth }

/** Writes generated documents without their truth to another file, and answers with the truth. */
export const takeTruth = async ({ from, to }: { from: string; to: string }): Promise<Told[]> => {
  const told: Told[] = []
  const lines = async function* () {
    for await (const line of createInterface({
      crlfDelay: Infinity,
      input: createReadStream(from),
    })) {
      const { truth, ...document } = JSON.parse(line) as { id: string; truth: Truth }
      told.push({ key: document.id, truth })
      yield `${JSON.stringify(document)}\n`
    }
  }
  await pipeline(lines, createWriteStream(to))
  return told
}
