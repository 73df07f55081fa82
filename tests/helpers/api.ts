import { GRAPHQL_POST } from '@payloadcms/next/routes'
import type { Payload } from 'payload'
import { handleEndpoints } from 'payload'

export type Answer = {
  // The answers of an open API are checked key by key; their shape is what the tests are about.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  status: number
}

type Headers = Record<string, string>

/** The open APIs as a client meets them, through Payload's own request handlers, without a server. */
export const openApi = ({ payload }: { payload: Payload }) => {
  const send = async ({
    data,
    headers = {},
    method,
    path,
  }: {
    data?: unknown
    headers?: Headers
    method: string
    path: string
  }): Promise<Answer> => {
    const response = await handleEndpoints({
      config: payload.config,
      request: new Request(`http://127.0.0.1/api${path}`, {
        body: data === undefined ? undefined : JSON.stringify(data),
        headers: { 'content-type': 'application/json', ...headers },
        method,
      }),
    })
    const text = await response.text()
    return { body: text === '' ? null : JSON.parse(text), status: response.status }
  }

  return {
    get: (path: string, headers?: Headers) => send({ headers, method: 'GET', path }),
    patch: (path: string, data: unknown, headers?: Headers) =>
      send({ data, headers, method: 'PATCH', path }),
    post: (path: string, data: unknown, headers?: Headers) =>
      send({ data, headers, method: 'POST', path }),
    remove: (path: string, headers?: Headers) => send({ headers, method: 'DELETE', path }),
    graphql: async (query: string, headers: Headers = {}): Promise<Answer> => {
      const response = await GRAPHQL_POST(Promise.resolve(payload.config))(
        new Request('http://127.0.0.1/api/graphql', {
          body: JSON.stringify({ query }),
          headers: { 'content-type': 'application/json', ...headers },
          method: 'POST',
        }),
      )
      return { body: await response.json(), status: response.status }
    },
  }
}

/** A signed-in person of this role, as the header that carries the token. */
export const signIn = async ({
  payload,
  role,
}: {
  payload: Payload
  role: 'admin' | 'contributor' | 'editor' | 'viewer'
}): Promise<Headers> => {
  const email = `${role}@example.org`
  const password = `${role} has a password`
  const found = await payload.count({
    collection: 'users',
    overrideAccess: true,
    where: { email: { equals: email } },
  })
  if (found.totalDocs === 0) {
    await payload.create({
      collection: 'users',
      data: { email, name: role, password, role },
      overrideAccess: true,
    })
  }
  const { token } = await payload.login({ collection: 'users', data: { email, password } })
  return { authorization: `JWT ${String(token)}` }
}
