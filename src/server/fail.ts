import type { ServerResponse } from 'node:http'

import type { Payload } from 'payload'

import { GraphQLQuestionError } from './graphql.ts'
import { refuse } from './refuse.ts'

/** Answers a request that came to an error: what is wrong with the question, or that the log has it. */
export const fail = ({
  error,
  payload,
  response,
}: {
  error: unknown
  payload: Payload
  response: ServerResponse
}): void => {
  if (error instanceof GraphQLQuestionError) {
    const body = JSON.stringify({
      errors: error.errors.map((one) => ({ ...one.toJSON(), message: cut(one.message) })),
    })
    response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' })
    response.end(body)
    return
  }
  // Whoever asked has gone: there is nobody to tell.
  if (response.destroyed) return
  payload.logger.error({ err: error, msg: 'A request could not be answered.' })
  const message = 'The request could not be answered. The server’s log has the details.'
  refuse({ message, response, status: 500 })
}

/** What a message may repeat of the question: a name of a hundred thousand letters need not come back. */
const longest = 400

const cut = (message: string): string =>
  message.length > longest ? `${message.slice(0, longest)}…` : message
