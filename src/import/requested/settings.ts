import path from 'node:path'

/** What a host may decide about imports that are asked for in the panel. */
export type ImportSettings = {
  /**
   * Where uploads and reports are kept, below one folder. Every server and worker of the archive has to
   * see the same one. Default `imports` in the data folder.
   */
  folder: string
  /** Days that an upload and a report are kept after the run that used them has ended. Default 30. */
  keepDays: number
  /** Bytes of one file that is uploaded. Default 500 MB. */
  mostFileBytes: number
  /** Files of one upload. Default 1,000. */
  mostFiles: number
  /** Bytes of all files of one upload. Default 1 GB. */
  mostUploadBytes: number
  /** Folders that an administrator may import from by naming a path below them. Default none. */
  roots: readonly string[]
}

const megabyte = 1024 * 1024

/** The settings with every default; folders are absolute. */
export const resolveImportSettings = (given: Partial<ImportSettings> = {}): ImportSettings => ({
  folder: path.resolve(given.folder ?? path.join(dataFolder(), 'imports')),
  keepDays: given.keepDays ?? 30,
  mostFileBytes: given.mostFileBytes ?? 500 * megabyte,
  mostFiles: given.mostFiles ?? 1000,
  mostUploadBytes: given.mostUploadBytes ?? 1024 * megabyte,
  roots: (given.roots ?? []).map((root) => path.resolve(root)),
})

/** As the launcher finds it: every command runs in the folder of the package. */
const dataFolder = (): string => process.env['NASHRA_DATA_DIR']?.trim() || '.data'
