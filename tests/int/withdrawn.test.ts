import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { makeDrafts } from '../bench/withdrawn/makeDrafts.ts'
import { watchOne } from '../bench/withdrawn/watchOne.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'

/** What `npm run bench -- withdrawn` does ten thousand times, once for each way out: two servers, one database. */
const ways = ['kill', 'withhold', 'unpublish'] as const

let payload: Payload
let servers: ReadServer[]
let stop: () => Promise<void>
let made: Awaited<ReturnType<typeof makeDrafts>>

beforeAll(async () => {
  const started = await startPayload()
  ;({ payload, stop } = started)
  made = await makeDrafts({ count: ways.length, payload })
  servers = [await startReadServer(), await startReadServer()]
})

afterAll(async () => {
  for (const server of servers) await server.stop()
  await stop()
})

const act = async (action: ActionName, article: string) =>
  actOn({
    action,
    article,
    input: action === 'publish' || action === 'unpublish' ? {} : { reason: 'سبب' },
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

it.each(ways)('shows nothing anywhere a second after: %s', async (way) => {
  const { subjects, world } = made
  const subject = subjects[ways.indexOf(way)]
  const first = servers[0]
  if (!subject || !first) throw new Error('Too few were made.')
  let since = ''
  let more = true
  while (more) {
    const page = (await (await first.get(`/api/sync?limit=200&since=${since}`)).json()) as {
      cursor: string
      more: boolean
    }
    ;({ cursor: since, more } = page)
  }
  await act('publish', subject.id)
  const watched = await watchOne({
    bases: servers.map(({ url }) => url),
    subject: { ...subject, since },
    withdraw: () => act(way, subject.id),
    world,
  })
  expect(watched).toMatchObject({ neverSeen: [], still: [] })
  expect(watched.tries).toBeGreaterThan(40)
})
