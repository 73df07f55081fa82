import { preparingProgram } from '../../../src/commands/stages/compiled.ts'
import type { Counters } from '../../../src/import/index.ts'
import { readInputs, resolveInputs, runImport, workBehind } from '../../../src/import/index.ts'
import { openArchive } from '../../../seeds/archive.ts'
import type { OwnTimes } from '../cost/processTime.ts'
import { ownTimes } from '../cost/processTime.ts'
import { answer } from '../shared/child.ts'

export type ImportTask = {
  file: string
  /** Documents between two marks. */
  markEvery: number
  publish?: boolean
}

/** `marks`: how many documents were done after how many milliseconds. */
export type ImportTimes = {
  documents: number
  marks: [documents: number, milliseconds: number][]
  milliseconds: number
  outcomes: Counters['outcomes']
  /** Milliseconds of processor time; null where the system does not tell (all but Linux). */
  processor: OwnTimes | null
}

/**
 * Run as a process of its own: imports a file, and tells how long it took from the first byte read to
 * the last row written. Loading Payload is not in it.
 */
// As the command does.
workBehind()
await answer<ImportTimes>(async ({ file, markEvery, publish = false }: ImportTask) => {
  const payload = await openArchive({ env: process.env })
  const inputs = await resolveInputs({ cwd: '/', paths: [file] })
  const preparing = await preparingProgram()
  const marks: ImportTimes['marks'] = []
  let documents = 0
  const before = ownTimes()
  const began = performance.now()
  const { counters, error } = await runImport({
    input: file,
    items: readInputs({ inputs, standardInput: process.stdin }),
    onReport: () => {
      documents += 1
      if (documents % markEvery === 0) marks.push([documents, performance.now() - began])
      return Promise.resolve()
    },
    payload,
    preparing,
    publish,
  })
  const milliseconds = performance.now() - began
  if (error !== undefined) throw new Error('The import broke off.', { cause: error })
  const after = ownTimes()
  return {
    documents: counters.documents,
    marks,
    milliseconds,
    outcomes: counters.outcomes,
    processor: before &&
      after && { main: after.main - before.main, others: after.others - before.others },
  }
})
