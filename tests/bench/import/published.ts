import type { Bench } from './measure.ts'
import { importFile } from './measure.ts'

/** Documents a second where readers see what is written, or see already what it changes. */
export type PublishedFigures = {
  /** The same documents as drafts. */
  draftRate: number
  /** Further ones as drafts, into the archive that now holds these published. */
  intoRate: number
  publishRate: number
  size: number
}

/** Imports the same documents as drafts and published, each into an archive of its own, and further ones. */
export const measurePublished = async ({
  bench,
  files,
  size,
}: {
  bench: Bench
  files: { further: string; own: string }
  size: number
}): Promise<PublishedFigures> => {
  const drafts = await bench.server.createDatabase()
  const draft = await importFile({ bench, file: files.own, url: drafts.url })
  await drafts.drop()
  const { drop, url } = await bench.server.createDatabase()
  const published = await importFile({ bench, file: files.own, publish: true, url })
  const into = await importFile({ bench, file: files.further, url })
  await drop()
  return { draftRate: draft.rate, intoRate: into.rate, publishRate: published.rate, size }
}
