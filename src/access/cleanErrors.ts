import type { AfterErrorHook, CollectionAfterOperationHook } from 'payload'

import { translate } from '../translations/label.ts'
import { heedsSelect } from './heedsSelect.ts'

/** What a caller is told when the database refused a statement. */
const databaseSentence =
  'The database could not carry out this request. The server’s log has the details.'

/**
 * Statements, parameters, stacks and paths that a driver puts into its messages. Drizzle's begin
 * with "Failed query:" and carry every parameter.
 */
const revealing = [
  /failed query:/i,
  /\b(?:select|insert into|update|delete from)\b[^]*"[a-z_]+"/i,
  /\n\s+at /,
  /(?:^|\s)\/(?:[\w.-]+\/){2,}/,
]

/** A message without what only the server should know; harmless ones stay as they are. */
export const withoutInternals = (message: string): string =>
  revealing.some((pattern) => pattern.test(message)) ? databaseSentence : message

/** Cleans the errors of requests that failed as a whole. */
export const cleanErrorResponse: AfterErrorHook = ({ error, req, result }) => {
  if (!result || typeof result !== 'object') return
  if (isBadValue(error)) {
    const message = translate({ key: 'deliverRefusal:badValue', t: req.t })
    return { response: { errors: [{ message }] }, status: 400 }
  }
  const { errors } = result as { errors?: { message?: string }[] }
  if (!Array.isArray(errors)) return
  return { response: { ...result, errors: (sentenceOf(error) ?? errors).map(cleanOne) } }
}

/**
 * Whether the database could not take a value for what its column holds: a NUL in a text, a word for an id,
 * a number beyond all. That is an error of class 22 (PostgreSQL's manual, appendix A), and whose question it is
 * can mend it.
 */
const isBadValue = (error: unknown): boolean => {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code: unknown = typeof cause === 'object' && cause && 'code' in cause ? cause.code : null
  return typeof code === 'string' && /^22[\dA-Z]{3}$/.test(code)
}

/**
 * What an error says that was made to be shown. Payload asks whether an error is of its class or has a name;
 * a production build holds that class twice, and without its name, and so tells nobody anything.
 */
const sentenceOf = (error: unknown): { message: string }[] | null => {
  const isNameless = error instanceof Error && error.name === ''
  if (!isNameless || !('isPublic' in error) || error.isPublic !== true) return null
  const data: object = 'data' in error && error.data ? { data: error.data, name: 'APIError' } : {}
  return [{ ...data, message: error.message }]
}

/** Cleans the errors that bulk operations list one by one in an answer that succeeded. */
export const cleanBulkErrors: CollectionAfterOperationHook = heedsSelect(({ result }) => {
  if (typeof result !== 'object' || result === null || !('errors' in result)) return result
  return Array.isArray(result.errors) ? { ...result, errors: result.errors.map(cleanOne) } : result
})

const cleanOne = <Entry extends { message?: string }>(entry: Entry): Entry =>
  typeof entry.message === 'string' ? { ...entry, message: withoutInternals(entry.message) } : entry
