/**
 * Whether the same work may succeed when it is done again: another import wrote the same name at the
 * same moment, or two waited for each other. Payload makes a ValidationError of the first.
 */
export const isPassing = (error: unknown): boolean =>
  chainOf(error).some(({ code, name }) => passing.has(code) || name === 'ValidationError')

/** Whether an editor has the article open that was to be changed. */
export const isLocked = (error: unknown): boolean =>
  chainOf(error).some(({ name }) => name === 'Locked')

/** Whether the database went away or can take nothing more: then the next document fares no better. */
export const isDatabaseGone = (error: unknown): boolean =>
  isConnectionLost(error) || isDatabaseFull(error)

/** Whether the connection broke or none is to be had, which passes when the server is back. */
export const isConnectionLost = (error: unknown): boolean =>
  chainOf(error).some(
    ({ code, message }) => lost.has(code) || code.startsWith('08') || lostConnection.test(message),
  )

/** Whether the server has no room on its disk, or no memory: somebody has to see to it. */
export const isDatabaseFull = (error: unknown): boolean =>
  chainOf(error).some(({ code }) => code.startsWith(insufficientResources) && !lost.has(code))

/** What ended a run early, in a word. */
export const problemOf = (error: unknown): string =>
  isConnectionLost(error)
    ? 'connection-lost'
    : isDatabaseFull(error)
      ? 'database-full'
      : error instanceof Error
        ? error.name
        : 'error'

/** What the innermost error says, in one line: outer ones carry statements with whole articles in them. */
export const innermostMessage = (error: unknown): string => {
  const message = chainOf(error).at(-1)?.message ?? String(error)
  return message.replace(/\s+/g, ' ').slice(0, 300)
}

/** Unique violation, serialization failure, deadlock (PostgreSQL's manual, appendix A). */
const passing: ReadonlySet<string> = new Set(['23505', '40001', '40P01'])

/** The system's codes of a lost connection; PostgreSQL's for shutting down, starting, and full. */
const lost: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

/** PostgreSQL's class of out of disk, out of memory, and limits that were set on either. */
const insufficientResources = '53'

const lostConnection =
  /connection (?:terminated|ended|timeout)|cannot (?:begin transaction|connect)|client has encountered a connection error|not queryable/i

type Link = { code: string; message: string; name: string }

const deepest = 10

const chainOf = (error: unknown): Link[] => {
  const links: Link[] = []
  let at = error
  while (at instanceof Error && links.length < deepest) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    links.push({ code, message: at.message, name: at.name })
    at = at.cause
  }
  return links
}
