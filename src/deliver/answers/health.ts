import { setTimeout as after } from 'node:timers/promises'

import type { Query } from '../published/index.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Route } from './types.ts'

/** Whether the process answers, and whether it can do its work: for whoever starts, stops and sends to it. */
export const healthRoutes = (): Route[] => [
  { answer: () => Promise.resolve(well), isKept: false, path: '/health/live' },
  { answer: ready, isKept: false, path: '/health/ready' },
]

const well: Answer = {
  body: '{"status":"ok"}',
  mediaType: 'application/json; charset=utf-8',
  modifiedAt: null,
}

async function ready({ migrations, query }: Archive): Promise<Answer> {
  const [wanted, done] = await Promise.all([migrations(), doneIn(query)])
  const missing = wanted.filter((name) => !done.has(name))
  if (missing.length > 0) {
    throw new Refusal('notMigrated', { values: { names: missing.slice(0, 5).join(', ') } })
  }
  return well
}

/** Milliseconds that the database gets; whoever asks commonly gives up after five seconds. */
const patience = 3_000

/** Where Payload notes what was run; it stands in the schema whatever the collections are called. */
const statement = { name: 'nashra migrations', text: 'SELECT name FROM payload_migrations' }

const doneIn = async (query: Query): Promise<ReadonlySet<string>> => {
  const waiting = new AbortController()
  try {
    const rows = await Promise.race([
      query(statement, []),
      after(patience, null, { ref: false, signal: waiting.signal }),
    ])
    if (rows === null) throw new Refusal('databaseSilent')
    return new Set((rows as { name: string }[]).map(({ name }) => name))
  } catch (error) {
    // An empty database has not even the table (PostgreSQL's manual, appendix A: undefined_table).
    if ((error as { code?: unknown }).code === '42P01') return new Set()
    throw error instanceof Refusal ? error : new Refusal('databaseSilent')
  } finally {
    waiting.abort()
  }
}
