import pg from 'pg'

import { EXIT, failure, messageOf, type Failure } from './failure.ts'

/** Milliseconds until a server that does not answer counts as not reachable. */
const PATIENCE = 10_000

/**
 * One connection for a few questions, without Payload. `use` gets the client; it is closed afterwards.
 * Throws a `Failure` with exit status 3 that names host and port, never the password, when the server
 * cannot be reached or does not let us in.
 */
export const withClient = async <T>({
  url,
  use,
}: {
  url: string
  use: (client: pg.Client) => Promise<T>
}): Promise<T> => {
  const client = makeClient(url)
  // A connection lost while nobody waits for an answer must not end the process.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (cause) {
    await client.end().catch(() => {})
    throw notReachable({ client, cause })
  }
  try {
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const makeClient = (url: string): pg.Client => {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('not a PostgreSQL address')
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE })
  } catch {
    throw failure({
      message:
        'DATABASE_URL is not an address of a database. It has the form postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password percent-encoded.',
      exitCode: EXIT.usage,
    })
  }
}

const notReachable = ({ client, cause }: { client: pg.Client; cause: unknown }): Failure => {
  const where = `${client.host}:${client.port}`
  const known = REASONS.find(({ code }) => code === codeOf(cause))
  const reason = known
    ? known.says({ user: client.user ?? '', database: client.database ?? '' })
    : `it says: ${messageOf(cause)}.`
  return failure({
    message: `The database at ${where} cannot be used: ${reason} See DATABASE_URL.`,
    exitCode: EXIT.database,
    cause,
  })
}

type Reason = { code: string; says: (names: { user: string; database: string }) => string }

/** System errors, and PostgreSQL's codes (its manual, appendix A). */
const REASONS: Reason[] = [
  { code: 'ECONNREFUSED', says: () => 'nothing listens there. Is the server running?' },
  { code: 'ENOENT', says: () => 'there is no socket in this folder. Is the server running?' },
  { code: 'ENOTFOUND', says: () => 'there is no host of this name.' },
  { code: 'EAI_AGAIN', says: () => 'the name of the host could not be looked up.' },
  { code: 'ETIMEDOUT', says: () => 'it does not answer. Is a firewall between?' },
  { code: 'EHOSTUNREACH', says: () => 'there is no way to this host.' },
  { code: 'ECONNRESET', says: () => 'it closed the connection.' },
  { code: '28P01', says: ({ user }) => `the password of user "${user}" is wrong.` },
  { code: '28000', says: ({ user }) => `user "${user}" is not let in.` },
  { code: '3D000', says: ({ database }) => `it has no database "${database}". Create it first.` },
  { code: '53300', says: () => 'it has no connection left.' },
  { code: '57P03', says: () => 'it is starting or stopping. Try again in a moment.' },
]

/** The error's own code, or the first of those tried one after the other (IPv6, then IPv4). */
const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return /timeout/i.test(error.message) ? 'ETIMEDOUT' : ''
}
