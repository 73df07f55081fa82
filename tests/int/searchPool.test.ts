import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { search } from '../../src/deliver/search/search.ts'
import { openSearchPool } from '../../src/server/openSearchPool.ts'
import { startPayload } from '../helpers/payload.ts'

let payload: Payload
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

/** What a connection says of itself after a search. */
const settingsAfterSearch = async (hasSessions: boolean): Promise<string[]> => {
  const { poolOptions } = payload.db as unknown as PostgresAdapter
  const onError = (error: Error) => expect.fail(error.message)
  const { end, pool } = openSearchPool({
    connection: { ...poolOptions },
    hasSessions,
    onError,
  })
  try {
    const asked = { from: null, to: null }
    const params = { asked, from: null, page: 1, q: 'كلمة', source: null, tag: null, to: null }
    expect(await search({ params, pool, slugs })).toMatchObject({ total: 0 })
    const client = await pool.connect()
    const { rows } = await client.query<{ setting: string }>(
      `SELECT setting FROM pg_settings WHERE name IN
         ('default_transaction_read_only', 'enable_seqscan', 'statement_timeout') ORDER BY name`,
    )
    client.release()
    return rows.map(({ setting }) => setting)
  } finally {
    await end()
  }
}

it('sets a connection once where it stays ours', async () => {
  expect(await settingsAfterSearch(true)).toEqual(['on', 'off', '2000'])
})

it('leaves a connection as it was where others may have it next', async () => {
  expect(await settingsAfterSearch(false)).toEqual(['off', 'on', '0'])
})
