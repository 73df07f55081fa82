import type { RateLimit } from './rateLimit.ts'

export type ServerSettings = {
  /** Most bytes of kept answers. */
  cacheBytes: number
  /** Who sends it may read the figures of the process; null where one's own network may. */
  metricsToken: null | string
  /** How many proxies of one's own stand before the server. */
  proxies: number
  rateLimit: RateLimit
}

type Setting = { fallback: number; least: number; name: string; says: string }

const settings = {
  burst: {
    fallback: 400,
    least: 1,
    name: 'RATE_BURST',
    says: 'how many requests a client may make at once',
  },
  cacheMegabytes: {
    fallback: 64,
    least: 0,
    name: 'CACHE_MB',
    says: 'how many megabytes of answers are kept',
  },
  perSecond: {
    fallback: 50,
    least: 1,
    name: 'RATE_PER_SECOND',
    says: 'how many requests a second a client may make in the long run',
  },
  proxies: {
    fallback: 0,
    least: 0,
    name: 'TRUST_PROXY',
    says: 'how many proxies of your own stand before the server',
  },
} as const satisfies Record<string, Setting>

/** @throws Error with a sentence that says which variable to change */
export const serverSettings = (env: NodeJS.ProcessEnv): ServerSettings => {
  const read = ({ fallback, least, name, says }: Setting): number => {
    const written = env[name]
    if (!written) return fallback
    const number = Number(written)
    if (!Number.isInteger(number) || number < least) {
      throw new Error(`${name} is "${written}". Set it to a whole number from ${least}: ${says}.`)
    }
    return number
  }
  return {
    cacheBytes: read(settings.cacheMegabytes) * 1_000_000,
    metricsToken: tokenIn(env),
    proxies: read(settings.proxies),
    rateLimit: { burst: read(settings.burst), perSecond: read(settings.perSecond) },
  }
}

const shortestToken = 16

const tokenIn = ({ METRICS_TOKEN: token }: NodeJS.ProcessEnv): null | string => {
  if (!token) return null
  if (token.length < shortestToken || /\s/.test(token)) {
    throw new Error(
      `METRICS_TOKEN cannot be used. Set it to ${shortestToken} characters or more, without spaces: who sends it may read the figures of the process.`,
    )
  }
  return token
}
