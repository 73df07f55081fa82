import { inject } from 'vitest'

import type { CreatedDatabase } from './createDatabase.ts'
import { createDatabase } from './createDatabase.ts'

/** `drop` need not be called: what is left is dropped at the end of the run. */
export type FreshDatabase = CreatedDatabase

/**
 * A new database of one's own. By default it has been migrated: it is copied from a template that the
 * first caller of the run makes, in some tens of milliseconds. With `empty` it holds nothing.
 */
export const freshDatabase = async ({ empty = false } = {}): Promise<FreshDatabase> =>
  createDatabase({ ...inject('postgres'), empty })
