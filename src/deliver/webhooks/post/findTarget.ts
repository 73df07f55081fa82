import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

import { isPublicAddress, plainAddress } from './isPublicAddress.ts'

/** True lets every address through, a list the hosts or IP addresses that it names. */
export type AllowPrivate = boolean | readonly string[]

export type Target = { addresses: LookupAddress[]; url: URL }

export type TargetProblem = 'badAddress' | 'notHttps' | 'privateAddress' | 'unknownHost'

export type Resolve = (host: string) => Promise<LookupAddress[]>

/**
 * Where a message may go: the host's addresses, looked up once and every one of them checked. Whoever
 * connects must use these, for a second look-up could be answered otherwise (DNS rebinding).
 *
 * http is spoken only with hosts that are allowed by name or address.
 */
export const findTarget = async ({
  address,
  allowPrivate,
  resolve = lookUp,
}: {
  address: string
  allowPrivate: AllowPrivate
  resolve?: Resolve
}): Promise<Target | TargetProblem> => {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return 'badAddress'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const family = isIP(host)
  const addresses = family
    ? [{ address: host, family }]
    : await resolve(host).catch((): LookupAddress[] => [])
  if (addresses.length === 0) return 'unknownHost'

  const isNamed = isAllowed({ allowPrivate, host })
  const isFree = (one: LookupAddress): boolean =>
    isNamed || isAllowed({ allowPrivate, host: plainAddress(one.address) })
  if (!addresses.every((one) => isFree(one) || isPublicAddress(one.address))) {
    return 'privateAddress'
  }
  if (url.protocol === 'http:' && !addresses.every(isFree)) return 'notHttps'
  return { addresses, url }
}

const isAllowed = ({
  allowPrivate,
  host,
}: {
  allowPrivate: AllowPrivate
  host: string
}): boolean =>
  typeof allowPrivate === 'boolean'
    ? allowPrivate
    : allowPrivate.some((one) => plainAddress(one).toLowerCase() === plainAddress(host))

const lookUp: Resolve = (host) => lookup(host, { all: true, verbatim: true })
