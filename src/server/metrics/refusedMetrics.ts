import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import { isOwnRequest } from '../clientAddress.ts'

type Args = {
  proxies: number
  request: IncomingMessage
  /** Whoever sends it may read; without one, whoever is of one's own network. */
  token: null | string
}

/** Why a request may not read the figures of the process; null where it may. */
export const refusedMetrics = ({ proxies, request, token }: Args): null | Refused => {
  if (token !== null) {
    const [, sent = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (isSame(sent, token)) return null
    const message = 'Send the token of METRICS_TOKEN as a bearer token.'
    return { headers: { 'www-authenticate': 'Bearer' }, message, status: 401 }
  }
  if (isOwnRequest({ proxies, request })) return null
  const message =
    'Figures are told to the server’s own network only. To read them from elsewhere, set METRICS_TOKEN and send it as a bearer token.'
  return { headers: {}, message, status: 403 }
}

type Refused = { headers: Record<string, string>; message: string; status: number }

/** In a time that tells nothing of where they differ. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
