import { openArchive } from '../../../seeds/archive.ts'
import { withClient } from '../../../src/database/connect.ts'
import { answer } from '../shared/child.ts'
import { fillPublished } from './fill.ts'

/** Run as a process of its own: Payload reads its database once a process. */
await answer(async ({ articles }: { articles: number }) => {
  const payload = await openArchive({ env: process.env })
  await withClient({
    url: process.env['DATABASE_URL'] ?? '',
    use: (client) => fillPublished({ articles, client, payload }),
  })
})
