import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'

export type OutboxArgs = { payload: Payload; slugs: Slugs }

/** What the outbox keeps of an act, as its trigger writes it. */
type Act = { at: string; id: null | string; issueNumber: null | number; publicId: string }

/** A delivery that this worker has taken, and where it goes. */
export type Delivery = {
  action: string
  attempts: number
  id: string
  payload: Act
  secret: null | string
  sequence: string
  url: string
}

/** Seconds for which a taken delivery is its worker's; then another one may take it. */
const lease = 30

const tableOf = (slug: string) => sql.identifier(slug.replaceAll('-', '_'))
const isOpen = (alias: string) => sql.raw(`${alias}.state IN ('pending', 'retrying')`)

/** Channels for which something is due, the longest waiting first. */
export const channelsWithDue = async ({ payload, slugs }: OutboxArgs): Promise<string[]> => {
  const { rows } = await sessionOf(payload).execute<{ id: string }>(sql`
    SELECT c.id FROM ${tableOf(slugs.channels)} c CROSS JOIN LATERAL (
      SELECT d.next_attempt_at FROM ${tableOf(slugs.deliveries)} d
      WHERE d.channel_id = c.id AND ${isOpen('d')} AND d.next_attempt_at <= clock_timestamp()
      ORDER BY d.next_attempt_at LIMIT 1) d
    WHERE c.enabled ORDER BY d.next_attempt_at`)
  return rows.map(({ id }) => id)
}

/**
 * Takes deliveries of a channel that are due, of each article the earliest open one only: whatever follows
 * waits until it has arrived or was given up. Nobody else takes them before the lease is over; a worker that
 * dies loses no more than that. No transaction is held while one is sent, for it would hold back what
 * replicas may read (`/api/sync` goes up to the oldest transaction under way).
 */
export const takeDue = async ({
  channel,
  limit,
  payload,
  slugs,
}: OutboxArgs & { channel: string; limit: number }): Promise<Delivery[]> => {
  const deliveries = tableOf(slugs.deliveries)
  const { rows } = await sessionOf(payload).execute<Delivery & { attempts: string }>(sql`
    WITH due AS MATERIALIZED (
      SELECT d.id FROM ${deliveries} d
      WHERE d.channel_id = ${channel}::uuid AND ${isOpen('d')}
        AND d.next_attempt_at <= clock_timestamp()
        AND NOT EXISTS (SELECT FROM ${deliveries} e
          WHERE e.channel_id = d.channel_id AND e.payload->>'publicId' = d.payload->>'publicId'
            AND e.sequence < d.sequence AND ${isOpen('e')})
      ORDER BY d.next_attempt_at, d.id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
    UPDATE ${deliveries} d SET attempts = coalesce(d.attempts, 0) + 1, state = 'retrying',
      next_attempt_at = clock_timestamp() + make_interval(secs => ${lease}), updated_at = now()
    FROM due, ${tableOf(slugs.channels)} c
    WHERE d.id = due.id AND c.id = d.channel_id AND c.enabled
    RETURNING d.action, d.attempts, d.id, d.payload, d.sequence, c.secret, c.url`)
  return rows.map((row) => ({ ...row, attempts: Number(row.attempts) }))
}

/** What becomes of a delivery after an attempt. */
export type Outcome =
  | { pause: number; problem: string; state: 'retrying' }
  | { problem: string; state: 'dead' }
  | { state: 'delivered' }

/** Writes it down, unless the delivery is another worker's by now, or was asked for anew. */
export const settle = async ({
  delivery: { attempts, id },
  outcome,
  payload,
  slugs,
}: OutboxArgs & { delivery: Delivery; outcome: Outcome }): Promise<void> => {
  const next =
    outcome.state === 'retrying'
      ? sql`clock_timestamp() + make_interval(secs => ${outcome.pause})`
      : sql`NULL`
  await sessionOf(payload).execute(sql`
    UPDATE ${tableOf(slugs.deliveries)} SET state = ${sql.raw(`'${outcome.state}'`)},
      next_attempt_at = ${next}, updated_at = now(),
      delivered_at = ${outcome.state === 'delivered' ? sql`clock_timestamp()` : sql`delivered_at`},
      last_error = ${outcome.state === 'delivered' ? null : outcome.problem}
    WHERE id = ${id}::uuid AND attempts = ${attempts}`)
}

/** Puts a delivery off, as if it had not been tried. */
export const putOff = async ({
  delivery: { attempts, id },
  payload,
  seconds,
  slugs,
}: OutboxArgs & { delivery: Delivery; seconds: number }): Promise<void> => {
  await sessionOf(payload).execute(sql`
    UPDATE ${tableOf(slugs.deliveries)} SET attempts = attempts - 1, state = 'pending',
      next_attempt_at = clock_timestamp() + make_interval(secs => ${seconds})
    WHERE id = ${id}::uuid AND attempts = ${attempts}`)
}

/** Has a delivery sent again, from the first attempt on; false where there is none of the id. */
export const sendAgain = async ({
  id,
  payload,
  slugs,
}: OutboxArgs & { id: string }): Promise<boolean> => {
  const { rows } = await sessionOf(payload).execute(sql`
    UPDATE ${tableOf(slugs.deliveries)} SET attempts = 0, state = 'pending', last_error = NULL,
      next_attempt_at = clock_timestamp(), updated_at = now()
    WHERE id = ${id}::uuid RETURNING id`)
  return rows.length > 0
}

/** The receiver is gone for good. */
export const disableChannel = async ({
  delivery,
  payload,
  slugs,
}: OutboxArgs & { delivery: Pick<Delivery, 'id'> }): Promise<void> => {
  await sessionOf(payload).execute(sql`
    UPDATE ${tableOf(slugs.channels)} SET enabled = false, updated_at = now()
    WHERE id = (SELECT channel_id FROM ${tableOf(slugs.deliveries)} WHERE id = ${delivery.id}::uuid)`)
}

/** Where a channel is, with its secret, which no answer of Payload's has. */
export const receiverOf = async ({
  channel,
  payload,
  slugs,
}: OutboxArgs & { channel: string }): Promise<null | Pick<Delivery, 'secret' | 'url'>> => {
  const { rows } = await sessionOf(payload).execute<Pick<Delivery, 'secret' | 'url'>>(sql`
    SELECT secret, url FROM ${tableOf(slugs.channels)} WHERE id = ${channel}::uuid`)
  return rows[0] ?? null
}

const sessionOf = (payload: Payload) => (payload.db as unknown as PostgresAdapter).drizzle
