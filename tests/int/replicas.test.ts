import { getPayload } from 'payload'
import { expect, it } from 'vitest'

import { freshDatabase } from '../helpers/postgres.ts'
import { startPayload } from '../helpers/payload.ts'
import { startReadServer } from '../helpers/readServer.ts'

it('the read plane asks the primary, for a replica may not know yet what was withdrawn', async () => {
  // A replica that has replayed nothing at all.
  process.env.DATABASE_REPLICA_URLS = (await freshDatabase({ empty: true })).url
  const { payload, stop } = await startPayload()
  const { id } = await payload.create({
    collection: 'articles',
    data: { _status: 'published', headline: 'خبر على الأصل', slug: 'on-the-primary' } as never,
    overrideAccess: true,
  })
  // Whoever has not written lately would be sent to the replica.
  const other = await getPayload({ config: payload.config, key: 'another process' })
  await expect(other.find({ collection: 'articles' })).rejects.toThrow()
  const server = await startReadServer()
  try {
    const question = JSON.stringify({ query: '{ Articles { docs { id } } }' })
    const answers = [
      await server.get('/api/articles'),
      await server.get('/api/read/articles'),
      await server.get('/api/read/articles/on-the-primary'),
      await server.get('/api/graphql', {
        body: question,
        headers: { 'content-type': 'application/json' },
        method: 'POST',
      }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(id)
    }
  } finally {
    await server.stop()
    await other.destroy()
    await stop()
    delete process.env.DATABASE_REPLICA_URLS
  }
})
