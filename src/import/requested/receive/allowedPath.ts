import { realpath } from 'node:fs/promises'
import path from 'node:path'

/**
 * The path that is meant, if a root holds it when all symbolic links are followed; null where none does,
 * also where nothing is there, so that nobody learns from the answer what lies outside. A relative path
 * begins at each root.
 */
export const allowedPath = async ({
  given,
  roots,
}: {
  given: string
  /** Absolute. */
  roots: readonly string[]
}): Promise<null | string> => {
  if (given.includes('\0')) return null
  for (const root of roots) {
    const real = await realpath(root).catch(() => null)
    const meant = await realpath(path.resolve(root, given)).catch(() => null)
    if (real === null || meant === null) continue
    if (holds({ folder: real, file: meant })) return meant
  }
  return null
}

/** Whether a path is a folder or lies below it; both are absolute and have no link in them. */
export const holds = ({ file, folder }: { file: string; folder: string }): boolean => {
  const way = path.relative(folder, file)
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way))
}
