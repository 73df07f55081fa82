import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/**
 * Whose request it is, for limits: the address of the connection, or, behind proxies of one's own, what
 * the outermost of them wrote into `X-Forwarded-For`. What stands before that in the header came from
 * the client and proves nothing.
 *
 * Null for addresses of one's own network (RFC 1918, RFC 4193, loopback, link-local) where no proxy is
 * named: behind a proxy that nobody told us of, all readers would otherwise share one limit.
 *
 * @param proxies - how many proxies of one's own a request passes; the setting TRUST_PROXY
 */
export const clientAddress = ({ proxies, request }: Args): null | string => {
  const address = addressOf({ proxies, request })
  return proxies === 0 && isOwn(address) ? null : network(address)
}

type Args = { proxies: number; request: IncomingMessage }

/**
 * Whether a request comes from one's own network, and no proxy that nobody told us of passed it on from
 * elsewhere.
 */
export const isOwnRequest = ({ proxies, request }: Args): boolean => {
  const { forwarded, 'x-forwarded-for': passedOn } = request.headers
  const isPassedOn = forwarded !== undefined || passedOn !== undefined
  if (proxies === 0 && isPassedOn) return false
  return isOwn(addressOf({ proxies, request }))
}

/** The address of whoever asks, as far as it can be trusted. */
const addressOf = ({ proxies, request }: Args): string => {
  const peer = plain(request.socket.remoteAddress ?? '')
  if (proxies === 0) return peer
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',')
  const named = forwarded
    .split(',')
    .slice(-50)
    .map((one) => plain(one.trim()))
  const client = named.at(-proxies)
  return client && isIP(client) > 0 ? client : peer
}

/** An IPv4 address that came over IPv6, as IPv4 (RFC 4291, section 2.5.5.2). */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

const own = new BlockList()
own.addSubnet('10.0.0.0', 8)
own.addSubnet('127.0.0.0', 8)
own.addSubnet('169.254.0.0', 16)
own.addSubnet('172.16.0.0', 12)
own.addSubnet('192.168.0.0', 16)
own.addAddress('::1', 'ipv6')
own.addSubnet('fc00::', 7, 'ipv6')
own.addSubnet('fe80::', 10, 'ipv6')

const isOwn = (address: string): boolean => {
  const family = isIP(address)
  // A socket in the file system has no address, and is one's own.
  return family === 0 || own.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** Who has one IPv6 address commonly has the whole /64 (RFC 6177), and could take another each time. */
const network = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(8 - front.length - back.length, 0) }, () => '0')
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
