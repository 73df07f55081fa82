import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import { EXIT, failure } from '../../../src/database/failure.ts'

/** Where documents come from: a file of them, or the generator. */
export type Corpus = { given: string | undefined }

type WriteArgs = Corpus & {
  /** How many. */
  documents: number
  /** Where they go, as JSON Lines. */
  file: string
  /** Which of its corpora the generator makes; its first where nothing is said. */
  seed?: number
  /** How many stand before them in the corpus. */
  start?: number
  /** With the right answers to each, in `truth`; from the generator only. */
  truth?: boolean
}

/**
 * Writes documents to a file, a line at a time: a corpus of any size takes no memory, and no time of
 * what is measured afterwards.
 *
 * @throws Failure when there is no generator, or the file given has too few lines
 */
export const writeCorpus = (args: WriteArgs): Promise<void> =>
  args.given === undefined ? generate(args) : copyLines({ ...args, given: args.given })

/** The generator of documents, which is no part of the package. */
const generatorPath = (): string =>
  path.resolve(
    ROOT,
    process.env['NASHRA_CORPUS_GENERATOR']?.trim() || '../shared/corpus/gen_corpus.mjs',
  )

const generate = async ({
  documents,
  file,
  seed = 1,
  start = 0,
  truth = false,
}: WriteArgs): Promise<void> => {
  const generator = generatorPath()
  if (!existsSync(generator)) {
    throw failure({
      message: `There is no generator of documents at ${generator}. Set NASHRA_CORPUS_GENERATOR to its path${truth ? '' : ', or give documents of your own with --documents FILE.jsonl'}.`,
      exitCode: EXIT.usage,
    })
  }
  const args = [
    generator,
    String(start + documents),
    '--start',
    String(start),
    '--seed',
    String(seed),
  ]
  const child = spawn(process.execPath, truth ? [...args, '--truth'] : args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  await pipeline(child.stdout, createWriteStream(file))
  const [status] = (await closed) as [null | number]
  if (status !== 0) throw failure({ message: `The generator ended with status ${String(status)}.` })
}

const copyLines = async ({
  documents,
  file,
  given,
  start = 0,
}: WriteArgs & { given: string }): Promise<void> => {
  let at = 0
  const wanted = async function* () {
    for await (const line of createInterface({ crlfDelay: Infinity, input: open(given) })) {
      if (line === '') continue
      if (at >= start) yield `${line}\n`
      at += 1
      if (at === start + documents) return
    }
  }
  await pipeline(wanted, createWriteStream(file))
  if (at < start + documents) {
    throw failure({
      message: `${given} has ${at} documents; ${start + documents} are wanted. Ask for smaller --sizes.`,
      exitCode: EXIT.usage,
    })
  }
}

const open = (file: string) => {
  if (existsSync(file)) return createReadStream(file)
  throw failure({ message: `There is no file ${file}.`, exitCode: EXIT.usage })
}
