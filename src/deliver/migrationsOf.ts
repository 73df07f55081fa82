import { readdir } from 'node:fs/promises'

import type { Payload } from 'payload'

/**
 * The names of the migrations in the host's folder, read once. None where there is no such folder: a host
 * that is built into one file migrates from that, and before it answers.
 */
export const migrationsOf = (payload: Payload): (() => Promise<readonly string[]>) => {
  const { migrationDir } = payload.db
  let names: Promise<readonly string[]> | undefined
  return () => (names ??= migrationDir ? namesIn(migrationDir) : Promise.resolve([]))
}

/** As Payload names them: by their moment (its `migrate:create`), whatever they are written in. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
  const files = await readdir(folder).catch(() => [])
  return files.flatMap((file) => /^(\d{8}_\d{6}.*)\.(?:ts|js)$/.exec(file)?.[1] ?? []).sort()
}
