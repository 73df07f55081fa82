/** Where a Redis is. */
export type RedisAddress = {
  /** What must not be told: the password, as it is written and as it is read. */
  secrets: string[]
  /** As the client takes it. */
  url: string
  /** Host and port, for people. */
  where: string
}

/**
 * The address of `REDIS_URL`, as IANA's registry of URI schemes has them: `redis:`, and `rediss:` with TLS. Null
 * for what is none.
 */
export const readRedisAddress = (written: string): null | RedisAddress => {
  try {
    const { hostname, password, pathname, port, protocol, username } = new URL(written.trim())
    if (!protocols.has(protocol) || hostname === '' || !/^\/?\d*$/.test(pathname)) return null
    const read = decodeURIComponent(password)
    // The client reads it so too, and would throw.
    decodeURIComponent(username)
    return {
      secrets: [password, read].filter((secret) => secret !== ''),
      url: written.trim(),
      where: `${hostname}:${port || '6379'}`,
    }
  } catch {
    return null
  }
}

const protocols: ReadonlySet<string> = new Set(['redis:', 'rediss:'])

/** Why a Redis cannot be used, in words that hold no password. */
export const redisTrouble = ({
  address,
  error,
}: {
  address: RedisAddress
  error: unknown
}): string => {
  const { code, message } = firstOf(error)
  const known = reasons.find(({ found }) => found.test(`${code} ${message}`))
  const said = address.secrets.reduce((text, secret) => text.replaceAll(secret, '…'), message)
  return `The Redis at ${address.where} cannot be used: ${known?.says ?? `it says: ${said}.`} See REDIS_URL. ${meanwhile}`
}

/** What holds while there is no Redis. */
export const meanwhile =
  'Until it can be used, changes are looked for in the database, and are heard within a second.'

const reasons: { found: RegExp; says: string }[] = [
  { found: /ECONNREFUSED/, says: 'nothing listens there. Is the server running?' },
  { found: /ENOTFOUND/, says: 'there is no host of this name.' },
  { found: /EAI_AGAIN/, says: 'the name of the host could not be looked up.' },
  { found: /ETIMEDOUT|timeout/i, says: 'it does not answer. Is a firewall between?' },
  { found: /WRONGPASS|invalid password/, says: 'user or password is wrong.' },
  { found: /NOAUTH/, says: 'it wants a password.' },
  {
    found: /NOPERM/,
    says: 'the user may not do what is needed. Allow it +subscribe, +publish and the channels nashra:*.',
  },
  {
    found: /unknown command '?`?HELLO|NOPROTO/i,
    says: 'it is older than version 6. Take a newer one.',
  },
  {
    found: /SELF_SIGNED|CERT|certificate/i,
    says: 'its certificate is not trusted. Give the authority’s to Node with NODE_EXTRA_CA_CERTS.',
  },
  { found: /ECONNRESET|closed unexpectedly/i, says: 'it closed the connection.' },
]

/** The error itself, or the first of those tried one after the other (IPv6, then IPv4). */
const firstOf = (error: unknown): { code: string; message: string } => {
  if (error instanceof AggregateError && error.errors.length > 0) return firstOf(error.errors[0])
  if (!(error instanceof Error)) return { code: '', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { code, message: error.message }
}
