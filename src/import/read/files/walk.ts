import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

import { systemReason } from '../failure.ts'

/** A file below a folder, or what stood in the way of one. `name` has `/` between its parts. */
export type Found = { name: string; path: string } & (
  { kind: 'file'; size: number } | { kind: 'problem'; message: string }
)

/**
 * Every file below a folder, in the order of names by code unit, which is the same everywhere. Names
 * that begin with a dot are passed over. Symbolic links are followed, but not in a circle. Holds the
 * names of one folder at a time, and no folder or file open.
 *
 * @param enters whether to look into a folder of this name below the root
 */
export const walk = (
  root: string,
  { enters = () => true }: { enters?: ((folder: string) => boolean) | undefined } = {},
): AsyncGenerator<Found> => walkFolder({ above: new Set(), enters, folder: root, prefix: '' })

async function* walkFolder({
  above,
  enters,
  folder,
  prefix,
}: {
  above: ReadonlySet<string>
  enters: (folder: string) => boolean
  folder: string
  prefix: string
}): AsyncGenerator<Found> {
  const problem = (error: unknown): Found => ({
    kind: 'problem',
    message: `The folder could not be read: ${systemReason(error)}.`,
    name: prefix.slice(0, -1),
    path: folder,
  })
  let names: string[]
  let own: string
  try {
    own = await realpath(folder)
    names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  } catch (error) {
    yield problem(error)
    return
  }
  if (above.has(own)) return
  const within = new Set([...above, own])
  for (const entry of names) {
    const found = { name: `${prefix}${entry}`, path: path.join(folder, entry) }
    try {
      const info = await stat(found.path)
      if (info.isDirectory()) {
        if (!enters(found.name)) continue
        yield* walkFolder({ above: within, enters, folder: found.path, prefix: `${found.name}/` })
      } else if (info.isFile()) {
        yield { ...found, kind: 'file', size: info.size }
      }
    } catch (error) {
      const message = `The file could not be read: ${systemReason(error)}.`
      yield { ...found, kind: 'problem', message }
    }
  }
}
