import pg from 'pg'
import { expect, it, vi } from 'vitest'

import { changeChannel } from '../../src/database/publicChanges/kinds.ts'
import { listenForChanges } from '../../src/database/publicChanges/hearing/listenForChanges.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { eventually } from '../helpers/eventually.ts'

/** A connection counts as one on which changes are heard when a word of one's own has come back over it. */
const listening = async ({ isDeaf }: { isDeaf: boolean }) => {
  const { url } = await freshDatabase()
  // A notice is heard in its own database only, so that in another it is as if a pooler kept it.
  const other = isDeaf ? (await freshDatabase()).url : url
  const sender = new pg.Client({ connectionString: other })
  await sender.connect()
  const send = (word: string) => sender.query('SELECT pg_notify($1, $2)', [changeChannel, word])
  const heard = { onChange: vi.fn(), onDeaf: vi.fn(), onLive: vi.fn() }
  const stop = listenForChanges({ ...heard, connection: { connectionString: url }, send })
  return {
    ...heard,
    send,
    stop: async () => {
      await stop()
      await sender.end()
    },
  }
}

it('is live once its own word has come back, and hears what follows', async () => {
  const { onChange, onDeaf, onLive, send, stop } = await listening({ isDeaf: false })
  await eventually(() => expect(onLive).toHaveBeenLastCalledWith(true))
  await send('article')
  await eventually(() => expect(onChange).toHaveBeenCalledWith({ isNew: false, kind: 'article' }))
  expect(onChange).toHaveBeenCalledTimes(1)
  expect(onDeaf).not.toHaveBeenCalled()
  await stop()
})

it('is never live where nothing comes back, and says so once', async () => {
  const { onDeaf, onLive, stop } = await listening({ isDeaf: true })
  // Two attempts.
  await eventually(() => expect(onLive.mock.calls.length).toBeGreaterThan(1))
  expect(onDeaf).toHaveBeenCalledTimes(1)
  expect(onLive).not.toHaveBeenCalledWith(true)
  await stop()
})
