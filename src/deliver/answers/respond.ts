import { sha256Hex } from '../../text/hash.ts'
import type { Answer, Asked } from './types.ts'

/** An answer as HTTP has it, before it is known whether the asker has it already. */
export type Message = { body: null | string; headers: Record<string, string>; status: number }

/**
 * What is sent for an answer. Caches may keep it and have to ask each time: what is withdrawn must be gone
 * at once, from theirs too.
 */
export const messageOf = ({ answer, now }: { answer: Answer; now: Date }): Message => {
  if (answer.status === 308) {
    const headers = { 'cache-control': 'public, no-cache', location: answer.location }
    return { body: null, headers, status: 308 }
  }
  const { body, mediaType, modifiedAt, status = 200, vary } = answer
  const modified = settledSecond({ modifiedAt, now })
  return {
    body,
    headers: {
      'cache-control': 'public, no-cache',
      'content-type': mediaType,
      'x-content-type-options': 'nosniff',
      ...(modified === null ? {} : { 'last-modified': new Date(modified).toUTCString() }),
      ...(vary ? { vary } : {}),
      // What people wrote is shown under the address of the panel that they are signed in to.
      ...(mediaType.startsWith('text/html') ? { 'content-security-policy': policy } : {}),
    },
    status,
  }
}

/**
 * The answer, or 304 where the asker has it already (RFC 9110 §13.2.2): by its hash, and only where no hash
 * was sent by its date.
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
  const { body, headers, status } = messageOf({ answer, now })
  if (body === null) return new Response(null, { headers, status })
  const entityTag = `"${sha256Hex(body).slice(0, 32)}"`
  headers['etag'] = entityTag
  const modified = Date.parse(headers['last-modified'] ?? '')
  if (status === 200 && isHeld({ asked, entityTag, modified })) {
    delete headers['content-type']
    return new Response(null, { headers, status: 304 })
  }
  return new Response(body, { headers, status })
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
  /** Milliseconds of the epoch; NaN where nobody can say. */
  modified: number
}): boolean => {
  const tags = asked.header('if-none-match')
  if (tags !== null) {
    return (
      tags.trim() === '*' ||
      tags.split(',', mostTags).some((tag) => tag.trim().replace(/^W\//, '') === entityTag)
    )
  }
  const since = Date.parse(asked.header('if-modified-since') ?? '')
  return modified <= since
}

/** As many as any client sends. */
const mostTags = 50
