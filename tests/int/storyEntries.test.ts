import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { migrations } from '../../migrations/index.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { bodyOn, documentOf, importRecords } from './importHelpers.ts'

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

it('an archive from before there were entries has them of its sketches', async () => {
  const { payload } = running
  const records = ['ميناء', 'مطار', 'متحف'].map((subject) => ({
    id: subject,
    text: documentOf({ main: { body: `${bodyOn(subject)}\n\n${bodyOn(`${subject} ثان`)}` } }),
  }))
  await importRecords({ payload, records })
  const { articles_story_entries: entries, ...others } = await archiveRows({ payload })
  expect(entries?.length).toBe(18)

  const migration = migrations.find(({ name }) => name.endsWith('_story_entries'))
  const req = await createLocalReq({}, payload)
  const db = (payload.db as unknown as PostgresAdapter).drizzle
  await migration?.down({ db, payload, req })
  expect(await archiveRows({ payload })).toEqual(others)
  await migration?.up({ db, payload, req })
  expect(await archiveRows({ payload })).toEqual({ articles_story_entries: entries, ...others })
})
