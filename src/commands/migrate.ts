import { withDatabaseLock } from '../database/withDatabaseLock.ts'
import { runMigrations } from './payload.ts'

/** `npm run migrate`: brings the database of `DATABASE_URL` up to date. */
const { count } = await withDatabaseLock({
  url: process.env['DATABASE_URL'] ?? '',
  work: runMigrations,
})
console.log(count === 0 ? 'Nothing to migrate.' : `Migrations run: ${count}.`)
process.exit(0)
