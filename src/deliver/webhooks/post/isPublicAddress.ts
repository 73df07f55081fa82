import { BlockList, isIP } from 'node:net'

/**
 * Whether an IP address is one of the public internet. Of IPv4 all that IANA's special-purpose registry
 * (RFC 6890 and its successors) does not list as globally reachable is refused, with multicast and
 * 240.0.0.0/4; of IPv6 only global unicast (2000::/3, RFC 4291) passes, without what carries an IPv4 address
 * or is for documentation. An IPv4-mapped address counts as what it maps.
 */
export const isPublicAddress = (address: string): boolean => {
  const plain = plainAddress(address)
  if (isIP(plain) === 4) return !closed.check(plain, 'ipv4')
  return isIP(plain) === 6 && global.check(plain, 'ipv6') && !closed.check(plain, 'ipv6')
}

/** Without the zone of RFC 4007; an IPv4-mapped address (::ffff:0:0/96, however written) as IPv4. */
export const plainAddress = (address: string): string => {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (isIP(bare) !== 6) return bare
  // The URL standard's parser writes every IPv6 address in one way.
  const written = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(written)
  if (!mapped) return written
  const [high = 0, low = 0] = mapped.slice(1).map((part) => Number.parseInt(part, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

const blockList = (ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), net.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}

const global = blockList(['2000::/3'])

const closed = blockList([
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared, RFC 6598
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, with the metadata of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, with broadcast
  '2001::/23', // protocol assignments, with Teredo
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
])
