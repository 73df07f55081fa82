import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type Scratch = { path: string; remove: () => void }

/** A temporary folder for the files of a benchmark; removed at the latest when the process ends. */
export const scratchFolder = (): Scratch => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-bench-'))
  const remove = () => rmSync(folder, { force: true, recursive: true })
  process.once('exit', remove)
  return { path: folder, remove }
}

/** A folder within one. */
export const innerFolder = ({ folder, name }: { folder: string; name: string }): Scratch => {
  const inner = mkdtempSync(path.join(folder, `${name}-`))
  return { path: inner, remove: () => rmSync(inner, { force: true, recursive: true }) }
}
