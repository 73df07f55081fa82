import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { GRAPHQL_POST } from '@payloadcms/next/routes'
import type { Field, SanitizedConfig } from 'payload'

import archive from '../../../payload.config.ts'
import { sendFetchResponse, toFetchRequest } from '../../../src/server/fetchApi.ts'
import { endWithParent } from '../shared/child.ts'

/**
 * Run as a process of its own: GraphQL of a plain Payload app with the same collections and fields, but
 * without our hooks, rules and limits; readers get what is published. It stands under `node:http`, which
 * answers sooner than Next would.
 */
endWithParent()

const withoutOurs = (config: SanitizedConfig): SanitizedConfig => {
  config.hooks = { ...config.hooks, afterError: [] }
  for (const collection of config.collections) {
    const isPublished = { _status: { equals: 'published' } }
    collection.access = {
      ...collection.access,
      read: () => (collection.versions?.drafts ? isPublished : true),
    }
    for (const list of Object.values(collection.hooks)) if (Array.isArray(list)) list.length = 0
    strip(collection.fields)
    strip(collection.flattenedFields)
  }
  return config
}

/** What the editor of rich text does when it is read belongs to Payload. */
const strip = (fields: readonly unknown[]): void => {
  for (const field of fields as Parts[]) {
    if (field.type !== 'richText') delete field.hooks
    delete field.access
    for (const inner of [field.fields, field.flattenedFields, field.tabs]) strip(inner ?? [])
  }
}

type Parts = {
  access?: unknown
  fields?: Field[]
  flattenedFields?: unknown[]
  hooks?: unknown
  tabs?: unknown[]
  type?: string
}

const config = archive.then(withoutOurs)
const answer = GRAPHQL_POST(config)
const server = createServer((request, response) => {
  const asked = toFetchRequest({ method: 'POST', origin: 'http://127.0.0.1', request })
  void answer(asked).then((got) => sendFetchResponse({ answer: got, response }))
})
server.listen({ host: '127.0.0.1', port: 0 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
