import { expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { walkActions } from '../helpers/actionWalk.ts'
import { startPayload } from '../helpers/payload.ts'
import { randomFrom } from '../bench/crash/random.ts'

/** `npm run bench -- actions` takes ten thousand. */
const steps = 400

it('random actions by random people keep to the table, the log and the rows', async () => {
  const { payload, stop, url } = await startPayload()
  try {
    const walked = await withClient({
      url,
      use: (client) =>
        walkActions({ articles: 8, client, payload, random: randomFrom(20261122), steps }),
    })
    expect(walked.wrong).toEqual([])
    expect(walked.taken).toBeGreaterThan(30)
    expect(walked.refused).toBeGreaterThan(30)
    expect(walked.together).toBeGreaterThan(10)
  } finally {
    await stop()
  }
}, 300_000)
