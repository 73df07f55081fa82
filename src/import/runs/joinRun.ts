import { randomUUID } from 'node:crypto'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'

/** What the row of a shard's run keeps in `options`: all rows of one key are one run. */
export type SharedRun = { runKey: string; shard: string }

/** Milliseconds after the start of a run in which further shards of it may begin. */
const longest = 24 * 60 * 60 * 1000

/** Numbers of the advisory lock, the first as all of an import: "nsra". */
const lock = [0x6e737261, 3] as const

const mostShards = 1000

/**
 * Makes the row of a shard's run, and has it share a run with the other shards of the same input. Each
 * process has a row of its own, with its counters and its end; `options.runKey` says which belong
 * together.
 *
 * It is the run that was begun last over this input in as many shards, unless that is a day old, or had
 * this very shard already. A shard that was stopped or killed and is taken up belongs to its run again.
 * Nobody has to hand a key from machine to machine.
 *
 * @param make makes the row, given what goes into its `options`
 */
export const joinRun = async ({
  input,
  make,
  payload,
  shard,
  slugs,
}: {
  input: string
  make: (shared: SharedRun) => Promise<string>
  payload: Payload
  /** As it is written: `I/N`. */
  shard: string
  slugs: Slugs
}): Promise<string> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const client = await pool.connect()
  client.on('error', () => {})
  try {
    // Two that start at once find each other.
    await client.query('SELECT pg_advisory_lock($1, $2)', [...lock])
    const runs = await runsOf({ input, payload, shard, slugs })
    return await make({ runKey: chooseKey({ runs, shard }) ?? randomUUID(), shard })
  } finally {
    // The lock goes with the connection.
    client.release(true)
  }
}

type ShardRun = { options: SharedRun; state: string }

/** The key of the run to join; undefined where it is a new one. Runs are the latest first. */
export const chooseKey = ({
  runs,
  shard,
}: {
  runs: readonly ShardRun[]
  shard: string
}): string | undefined => {
  const runKey = runs[0]?.options.runKey
  const own = runs.find(({ options }) => options.runKey === runKey && options.shard === shard)
  return own && own.state !== 'failed' ? undefined : runKey
}

const runsOf = async ({
  input,
  payload,
  shard,
  slugs,
}: {
  input: string
  payload: Payload
  shard: string
  slugs: Slugs
}): Promise<ShardRun[]> => {
  const { docs } = await payload.find({
    collection: slugs.importRuns,
    depth: 0,
    limit: mostShards,
    overrideAccess: true,
    pagination: false,
    select: { options: true, state: true },
    sort: '-started',
    where: {
      input: { equals: input },
      started: { greater_than: new Date(Date.now() - longest).toISOString() },
    },
  })
  const of = shard.split('/')[1]
  return docs.flatMap(({ options, state }) => {
    const { runKey, shard: had } = (options ?? {}) as Partial<SharedRun>
    return runKey && had && had.split('/')[1] === of
      ? [{ options: { runKey, shard: had }, state }]
      : []
  })
}
