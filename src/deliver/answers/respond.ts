import { sha256Hex } from '../../text/hash.ts'
import type { Answer, Asked } from './types.ts'

/**
 * The answer as HTTP, or 304 where the asker has it already (RFC 9110 §13.2.2): by its hash, and only
 * where no hash was sent by its date.
 *
 * Caches may keep it and have to ask each time: what is withdrawn must be gone at once, from theirs too.
 */
export const respond = ({
  answer,
  asked,
  now = new Date(),
}: {
  answer: Answer
  asked: Pick<Asked, 'header'>
  now?: Date
}): Response => {
  if (answer.status === 308) {
    const headers = { 'cache-control': 'public, no-cache', location: answer.location }
    return new Response(null, { headers, status: 308 })
  }
  const { body, mediaType, modifiedAt, status = 200, vary } = answer
  const entityTag = `"${sha256Hex(body).slice(0, 32)}"`
  const modified = settledSecond({ modifiedAt, now })
  const headers: Record<string, string> = {
    'cache-control': 'public, no-cache',
    etag: entityTag,
    ...(modified === null ? {} : { 'last-modified': new Date(modified).toUTCString() }),
    ...(vary ? { vary } : {}),
  }
  if (status === 200 && isHeld({ asked, entityTag, modified })) {
    return new Response(null, { headers, status: 304 })
  }
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': mediaType,
      'x-content-type-options': 'nosniff',
      // What people wrote is shown under the address of the panel that they are signed in to.
      ...(mediaType.startsWith('text/html') ? { 'content-security-policy': policy } : {}),
    },
    status,
  })
}

const policy =
  "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** The moment of the last change in whole seconds; null while its second is not over and more may change. */
const settledSecond = ({
  modifiedAt,
  now,
}: {
  modifiedAt: null | string
  now: Date
}): null | number => {
  const second = Math.floor(Date.parse(modifiedAt ?? '') / 1000) * 1000
  return second + 1000 <= now.getTime() ? second : null
}

const isHeld = ({
  asked,
  entityTag,
  modified,
}: {
  asked: Pick<Asked, 'header'>
  entityTag: string
  modified: null | number
}): boolean => {
  const tags = asked.header('if-none-match')
  if (tags !== null) {
    return (
      tags.trim() === '*' ||
      tags.split(',', mostTags).some((tag) => tag.trim().replace(/^W\//, '') === entityTag)
    )
  }
  const since = Date.parse(asked.header('if-modified-since') ?? '')
  return modified !== null && modified <= since
}

/** As many as any client sends. */
const mostTags = 50
