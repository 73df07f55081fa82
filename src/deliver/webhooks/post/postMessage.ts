import http from 'node:http'
import https from 'node:https'

import type { AllowPrivate, Resolve, Target, TargetProblem } from './findTarget.ts'
import { findTarget } from './findTarget.ts'

/** What came of an attempt: a status with the wait that the receiver asks for, or why there was none. */
export type Posted =
  | { problem: 'timeout' | TargetProblem | `unreachable ${string}` }
  | { retryAfter: null | number; status: number }

type Args = {
  address: string
  allowPrivate: AllowPrivate
  body: string
  headers: Record<string, string>
  /** Looks a host up; by the system where it is left out. */
  resolve?: Resolve
  /** Milliseconds for all of it, the look-up included. */
  timeout?: number
}

/** Bytes of the head of an answer. */
const mostHeaders = 8192

/**
 * Posts JSON to a receiver, on a connection of its own to an address that was checked. Redirects are not
 * followed, and of the answer only status and `Retry-After` are read: its body is nobody's business.
 * Rejects never.
 */
export const postMessage = async ({ timeout = 10_000, ...args }: Args): Promise<Posted> => {
  const signal = AbortSignal.timeout(timeout)
  const late = new Promise<Posted>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve({ problem: 'timeout' })
    })
  })
  return Promise.race([late, attempt({ ...args, signal })])
}

const attempt = async ({
  address,
  allowPrivate,
  body,
  headers,
  resolve,
  signal,
}: Omit<Args, 'timeout'> & { signal: AbortSignal }): Promise<Posted> => {
  const target = await findTarget({ address, allowPrivate, ...(resolve ? { resolve } : {}) })
  if (typeof target === 'string') return { problem: target }
  if (signal.aborted) return { problem: 'timeout' }
  return send({ body, headers, signal, target })
}

const send = ({
  body,
  headers,
  signal,
  target: { addresses, url },
}: Pick<Args, 'body' | 'headers'> & { signal: AbortSignal; target: Target }): Promise<Posted> =>
  new Promise((resolve) => {
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(url, {
      agent: false,
      headers: {
        ...headers,
        'content-length': String(Buffer.byteLength(body)),
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'nashra-webhooks',
      },
      // Node asks for one address or for all, as it tries them.
      lookup: (_host, { all }, answer) => {
        const [first] = addresses
        if (all) answer(null, addresses)
        else if (first) answer(null, first.address, first.family)
      },
      maxHeaderSize: mostHeaders,
      method: 'POST',
      signal,
    })
    sent.on('response', (response) => {
      resolve({
        retryAfter: secondsOf(response.headers['retry-after']),
        status: response.statusCode ?? 0,
      })
      response.on('error', () => {})
      response.destroy()
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      resolve({
        problem: signal.aborted ? 'timeout' : `unreachable ${error.code ?? 'ERROR'}`,
      })
    })
    sent.end(body)
  })

/** Seconds or a date (RFC 9110, section 10.2.3); null for what is neither. */
const secondsOf = (value: string | undefined): null | number => {
  if (value === undefined) return null
  if (/^\d{1,9}$/.test(value.trim())) return Number(value)
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}
