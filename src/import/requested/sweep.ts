import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

import type { ImportSettings } from './settings.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Removes the folders of uploads and reports that nobody has needed for as long as they are kept. Each
 * run that uses an upload makes its folder new again.
 */
export const sweep = async ({
  now = Date.now(),
  settings,
}: {
  now?: number
  settings: ImportSettings
}): Promise<void> => {
  for (const kind of ['uploads', 'runs']) {
    const folder = path.join(settings.folder, kind)
    const names = await readdir(folder).catch(() => [])
    for (const name of names) {
      const own = path.join(folder, name)
      const changed = await stat(own).then(
        ({ mtimeMs }) => mtimeMs,
        () => now,
      )
      if (now - changed > settings.keepDays * day) await rm(own, { force: true, recursive: true })
    }
  }
}
