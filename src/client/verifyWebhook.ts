type Args = {
  /** As it came, byte for byte: parsed and written anew it is another text. */
  body: string
  headers: Headers | Record<string, string | string[] | undefined>
  /** For tests; milliseconds since 1970. */
  now?: number
  secret: string
  /** Seconds that the clocks may differ, and a message may be under way. Default 300. */
  tolerance?: number
}

/**
 * Whether a message came from the archive, as it was sent and just now: checks the signature of the Standard
 * Webhooks specification (standardwebhooks.com, version 1.0.0) in constant time, and the timestamp. Runs in
 * Node, browsers and workers (Web Crypto).
 *
 * A message may come twice, with the same `webhook-id`: keep the ids that you have dealt with.
 *
 * @returns the message, parsed
 * @throws Error with a sentence that says what is wrong; answer 401 then, and read nothing of it
 */
export const verifyWebhook = async <Message = unknown>({
  body,
  headers,
  now = Date.now(),
  secret,
  tolerance = 300,
}: Args): Promise<Message> => {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headerOf({ headers, name: `webhook-${name}` }),
  )
  if (!id || !timestamp || !signatures) {
    throw new Error('The message is not signed: webhook-id, -timestamp or -signature is missing.')
  }
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > tolerance) {
    throw new Error('The message is too old, or one of the two clocks is wrong.')
  }
  const key = await crypto.subtle.importKey(
    'raw',
    keyOf(secret),
    { hash: 'SHA-256', name: 'HMAC' },
    false,
    ['verify'],
  )
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  for (const one of signatures.split(' ').slice(0, mostSignatures)) {
    const signature = one.startsWith('v1,') ? bytesOf(one.slice(3)) : null
    // Web Crypto's verify compares in constant time.
    if (signature && (await crypto.subtle.verify('HMAC', key, signature, content))) {
      return JSON.parse(body) as Message
    }
  }
  throw new Error('The signature is not the one that the secret gives.')
}

/** While a secret is changed there may be two. */
const mostSignatures = 10

const headerOf = ({ headers, name }: Pick<Args, 'headers'> & { name: string }): null | string => {
  if (headers instanceof Headers) return headers.get(name)
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : (found?.[0] ?? null)
}

const keyOf = (secret: string): Bytes => {
  if (!secret.startsWith('whsec_')) return new TextEncoder().encode(secret)
  const key = bytesOf(secret.slice(6))
  if (!key) throw new Error('The secret begins with whsec_ but is not Base64 after it.')
  return key
}

type Bytes = Uint8Array<ArrayBuffer>

const bytesOf = (base64: string): Bytes | null => {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
