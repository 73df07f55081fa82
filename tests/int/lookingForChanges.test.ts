import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'

import type { Pace } from '../../src/database/publicChanges/hearing/lookForChanges.ts'
import { lookForChanges } from '../../src/database/publicChanges/hearing/lookForChanges.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { eventually } from '../helpers/eventually.ts'

/** Changes are noted as the triggers note them; that these note all is told by `sync.test.ts`. */
const note = `INSERT INTO nashra_public_changes AS c (kind, id, xact, at)
  VALUES ('article', $1, pg_current_xact_id()::text::bigint, now())
  ON CONFLICT (kind, id) DO UPDATE SET xact = excluded.xact, at = excluded.at`

const hours = 3_600_000
/** Looks only when it is told to. */
const byHand: Pace = { every: hours, gap: 0, limit: hours }

let url: string
let clients: pg.Client[]
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  ;({ url } = await freshDatabase())
  clients = [0, 1, 2].map(() => new pg.Client({ connectionString: url }))
  for (const client of clients) {
    client.on('error', () => {})
    await client.connect()
  }
})

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

afterAll(async () => {
  for (const client of clients) await client.end()
})

const query = (at: number, text: string, values: unknown[] = []) =>
  (clients[at] as pg.Client).query(text, values)

const looking = (pace: Pace) => {
  const heard = { onChange: vi.fn(), onFound: vi.fn(), onLive: vi.fn(), onTrouble: vi.fn() }
  const { look, stop } = lookForChanges({ ...heard, connection: { connectionString: url }, pace })
  stops.push(stop)
  return { ...heard, look }
}

/** A look that began and ended; every look that succeeds says that it is live. */
const lookOnce = async ({ look, onLive }: ReturnType<typeof looking>) => {
  const before = onLive.mock.calls.length
  look()
  await eventually(() => expect(onLive.mock.calls.length).toBeGreaterThan(before))
}

const live = ({ onLive }: ReturnType<typeof looking>) =>
  eventually(() => expect(onLive).toHaveBeenLastCalledWith(true))

it('finds by itself what was written in plain SQL, and says once to others that it did', async () => {
  const all = looking({ every: 50, gap: 0, limit: hours })
  await live(all)
  expect(all.onChange).not.toHaveBeenCalled()
  await query(0, note, ['plain'])
  await eventually(() => expect(all.onChange).toHaveBeenCalledTimes(1))
  expect(all.onFound).toHaveBeenCalledTimes(1)
  const looked = all.onLive.mock.calls.length
  await eventually(() => expect(all.onLive.mock.calls.length).toBeGreaterThan(looked + 2))
  expect(all.onChange).toHaveBeenCalledTimes(1)
})

it('finds what it is told to look for, and does not tell it on', async () => {
  const all = looking(byHand)
  await live(all)
  await query(0, note, ['told'])
  await lookOnce(all)
  expect(all.onChange).toHaveBeenCalledTimes(1)
  expect(all.onFound).not.toHaveBeenCalled()
  await lookOnce(all)
  expect(all.onChange).toHaveBeenCalledTimes(1)
})

it('loses nothing that was numbered first and committed last', async () => {
  const all = looking(byHand)
  await live(all)
  await query(0, 'BEGIN')
  await query(0, note, ['numbered first'])
  await query(1, 'BEGIN')
  await query(1, note, ['numbered second'])
  await lookOnce(all)
  expect(all.onChange).not.toHaveBeenCalled()
  // What came later is found although the first is still under way, and once only.
  await query(2, note, ['numbered third'])
  for (const looks of [1, 2]) {
    await lookOnce(all)
    expect({ looks, found: all.onChange.mock.calls.length }).toEqual({ looks, found: 1 })
  }
  await query(1, 'COMMIT')
  for (const looks of [1, 2]) {
    await lookOnce(all)
    expect({ looks, found: all.onChange.mock.calls.length }).toEqual({ looks, found: 2 })
  }
  await query(0, 'COMMIT')
  for (const looks of [1, 2]) {
    await lookOnce(all)
    expect({ looks, found: all.onChange.mock.calls.length }).toEqual({ looks, found: 3 })
  }
})

it('finds what was noted again by a transaction that had waited for the other', async () => {
  const all = looking(byHand)
  await live(all)
  await query(0, 'BEGIN')
  await query(0, 'SELECT pg_current_xact_id()')
  await query(1, note, ['the same'])
  await lookOnce(all)
  expect(all.onChange).toHaveBeenCalledTimes(1)
  await query(0, note, ['the same'])
  await query(0, 'COMMIT')
  await lookOnce(all)
  expect(all.onChange).toHaveBeenCalledTimes(2)
})

it('hears nothing of what was rolled back', async () => {
  const all = looking(byHand)
  await live(all)
  await query(0, 'BEGIN')
  await query(0, note, ['rolled back'])
  await lookOnce(all)
  await query(0, 'ROLLBACK')
  await lookOnce(all)
  expect(all.onChange).not.toHaveBeenCalled()
})

it('takes all for out of date where the table was filled anew', async () => {
  const all = looking(byHand)
  await live(all)
  await query(0, 'CREATE TEMPORARY TABLE kept AS SELECT * FROM nashra_public_changes')
  await query(0, 'TRUNCATE nashra_public_changes')
  await query(0, 'INSERT INTO nashra_public_changes SELECT * FROM kept')
  await lookOnce(all)
  expect(all.onLive.mock.calls.slice(-2)).toEqual([[false], [true]])
})

it('keeps nothing any longer than it may be too old', async () => {
  const all = looking({ every: hours, gap: 0, limit: 2_000 })
  await live(all)
  await eventually(() => expect(all.onLive).toHaveBeenLastCalledWith(false))
  await lookOnce(all)
  await live(all)
})

it('keeps nothing while the database cannot be asked, says so once, and comes back', async () => {
  const all = looking({ every: 50, gap: 0, limit: hours })
  await live(all)
  await query(0, 'ALTER TABLE nashra_public_changes RENAME TO away')
  await eventually(() => expect(all.onLive).toHaveBeenLastCalledWith(false))
  await sleep(500)
  expect(all.onTrouble).toHaveBeenCalledTimes(1)
  expect(all.onLive).toHaveBeenLastCalledWith(false)
  await query(0, 'ALTER TABLE away RENAME TO nashra_public_changes')
  await live(all)
  const { rowCount } = await query(
    0,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'nashra changes' AND datname = current_database()`,
  )
  expect(rowCount).toBe(1)
  await eventually(() => expect(all.onTrouble).toHaveBeenCalledTimes(2))
  await live(all)
})
