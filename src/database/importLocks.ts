/**
 * Numbers of the advisory locks by which imports, and whoever changes what they decide by, wait for each
 * other: "nsra", read as letters, and what is locked. `deciding` is held by the one import that decides,
 * `writing` by every batch on its way, shared; `merging` by the one merge of names.
 */
export const importLocks = { space: 0x6e737261, deciding: 1, writing: 2, merging: 3 } as const

const { deciding, space, writing } = importLocks

/** Waits for what a killed import has still on its way. */
const afterBatches = `SELECT pg_advisory_lock(${space}, ${writing}), pg_advisory_unlock(${space}, ${writing})`

/**
 * SQL by which one document that is written alone waits for batches, and they for it until its transaction
 * ends: first for whoever decides on one, then for what a killed import has still on its way.
 */
export const oneAtATime: readonly string[] = [
  `SELECT pg_advisory_xact_lock_shared(${space}, ${deciding})`,
  afterBatches,
]

/** SQL by which a transaction waits for all imports, and they for it, to its end. */
export const withoutImports: readonly string[] = [
  `SELECT pg_advisory_xact_lock(${space}, ${deciding})`,
  afterBatches,
]
