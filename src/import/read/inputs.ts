import { stat } from 'node:fs/promises'
import path from 'node:path'

import { systemReason } from './failure.ts'
import type { Glob } from './files/glob.ts'
import { isGlob, readGlob } from './files/glob.ts'
import { formats, readerNamed } from './readers/index.ts'
import type { Reader } from './types.ts'
import { walk } from './files/walk.ts'

/** One thing given to the import: a path that is there, a pattern of them, or standard input. */
export type Input = { given: string } & (
  | { kind: 'file'; path: string; size: number }
  /** With a `glob`, those of its files that match. */
  | { glob?: Glob; kind: 'folder'; path: string }
  | { kind: 'standardInput' }
)

/** What was asked cannot be done; the message is a sentence for whoever asked. */
export const inputError = ({ cause, message }: { cause?: unknown; message: string }): Error =>
  Object.assign(new Error(message, { cause }), { name: inputErrorName })

export const isInputError = (error: unknown): error is Error =>
  error instanceof Error && error.name === inputErrorName

const inputErrorName = 'InputError'

/**
 * Finds what each path is; `-` is standard input. A path with `*`, `?`, `[` or `{` in it is a pattern,
 * unless a file or folder is called so.
 *
 * @param cwd where relative paths begin
 * @throws InputError when one is missing, or two files would have the same key
 */
export const resolveInputs = async ({
  cwd,
  paths,
}: {
  cwd: string
  paths: readonly string[]
}): Promise<Input[]> => {
  const inputs: Input[] = []
  for (const given of new Set(paths)) inputs.push(await resolveInput({ cwd, given }))
  const files = inputs.filter((input) => input.kind === 'file')
  const names = files.map((input) => path.basename(input.path))
  const at = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (at >= 0) {
    throw inputError({
      message: `Two of the files given are called ${names[at] ?? ''}, and a file's name is its key in the archive. Give the folder that holds both.`,
    })
  }
  return inputs
}

const resolveInput = async ({ cwd, given }: { cwd: string; given: string }): Promise<Input> => {
  if (given === '-') return { given, kind: 'standardInput' }
  const absolute = path.resolve(cwd, given)
  try {
    const info = await stat(absolute)
    return info.isDirectory()
      ? { given, kind: 'folder', path: absolute }
      : { given, kind: 'file', path: absolute, size: info.size }
  } catch (error) {
    if (isGlob(given)) return resolveGlob({ cwd, given })
    throw notThere({ error, given })
  }
}

const resolveGlob = async ({ cwd, given }: { cwd: string; given: string }): Promise<Input> => {
  const glob = readGlob(given)
  const root = path.resolve(cwd, glob.root)
  try {
    await stat(root)
  } catch (error) {
    throw notThere({ error, given })
  }
  for await (const found of walk(root, { enters: glob.mayHold })) {
    if (glob.matches(found.name)) return { given, glob, kind: 'folder', path: root }
  }
  throw inputError({ message: `${given} cannot be imported: no file matches it.` })
}

const notThere = ({ error, given }: { error: unknown; given: string }): Error =>
  inputError({ cause: error, message: `${given} cannot be imported: ${systemReason(error)}.` })

/**
 * The reader that `--format` names.
 *
 * @throws InputError when there is none
 */
export const readerOfFormat = (format: string): Reader => {
  const reader = readerNamed(format.toLowerCase())
  if (reader) return reader
  throw inputError({
    message: `There is no format "${format}". What is read: ${formats.join(', ')}.`,
  })
}
