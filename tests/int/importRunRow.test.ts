import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readInputs, runImport } from '../../src/import/index.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, streamOf } from './importHelpers.ts'

/** The row of a run tells how far it is while it runs, and what it came to in the end. */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

const size = 520
const lines = Array.from({ length: size }, (_, at) =>
  JSON.stringify(
    at === 3
      ? { id: 'broken', text: 7 }
      : { id: `record ${at}`, text: documentOf({ main: { body: bodyOn(`المبنى رقم ${at}`) } }) },
  ),
).join('\n')

const rows = async () => {
  const { docs } = await running.payload.find({ collection: 'import-runs', limit: 0 })
  return docs
}

const run = async (onReport: () => Promise<void> = async () => {}) =>
  runImport({
    input: 'test',
    items: readInputs({
      inputs: [{ given: '-', kind: 'standardInput' }],
      standardInput: streamOf(lines),
    }),
    onReport,
    payload: running.payload,
  })

describe('the row of a run', () => {
  it('counts by outcome and reason while it runs, with its place, and sums up in the end', async () => {
    let told = 0
    let midway: Awaited<ReturnType<typeof rows>> = []
    const { state } = await run(async () => {
      told += 1
      if (told === 260) midway = await rows()
    })
    expect(state).toBe('finished')
    expect(midway).toHaveLength(1)
    expect(midway[0]).toMatchObject({ ended: null, input: 'test', state: 'running' })
    const { counters, cursor } = midway[0] as unknown as {
      counters: { documents: number; outcomes: { created: number }; reasons: object }
      cursor: { documents: number; last: string }
    }
    // What is committed is counted: whole batches.
    expect(counters.documents).toBeGreaterThanOrEqual(250)
    expect(counters.outcomes.created).toBe(counters.documents - 1)
    expect(counters.reasons).toEqual({ rejected: { 'bad-field': 1 } })
    expect(cursor).toEqual({
      documents: counters.documents,
      last: `record ${counters.documents - 1}`,
    })

    const [row] = await rows()
    expect(row).toMatchObject({
      counters: { documents: size, outcomes: { created: size - 1, rejected: 1 } },
      ended: expect.any(String) as string,
      report: {
        outcomes: { created: size - 1, rejected: 1 },
        reasons: { rejected: { 'bad-field': 1 } },
      },
      state: 'finished',
    })
  })

  it('is not made for a run that changes nothing', async () => {
    const { counters } = await run()
    expect(counters.outcomes.unchanged).toBe(size - 1)
    expect(await rows()).toHaveLength(1)
  })
})
