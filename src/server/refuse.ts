import type { ServerResponse } from 'node:http'

/** Refuses a request before anything was done for it, in the form of Payload's own errors. */
export const refuse = ({
  headers = {},
  message,
  response,
  status,
}: {
  headers?: Record<string, string>
  message: string
  response: ServerResponse
  status: number
}): void => {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
  })
  response.end(JSON.stringify({ errors: [{ message }] }))
}
