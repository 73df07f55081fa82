import { createHmac } from 'node:crypto'

/**
 * The headers of a message by the Standard Webhooks specification (standardwebhooks.com, version 1.0.0):
 * HMAC-SHA256 over id, timestamp and body, joined by full stops, in Base64 after `v1,`.
 *
 * @param secret `whsec_` and the key in Base64, or any other text, whose UTF-8 is the key
 * @param at seconds since 1970
 */
export const sign = ({
  at,
  body,
  id,
  secret,
}: {
  at: number
  body: string
  id: string
  secret: string
}): Record<'webhook-id' | 'webhook-signature' | 'webhook-timestamp', string> => ({
  'webhook-id': id,
  'webhook-signature': `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${at}.${body}`).digest('base64')}`,
  'webhook-timestamp': String(at),
})

const prefix = 'whsec_'

const keyOf = (secret: string): Buffer =>
  secret.startsWith(prefix)
    ? Buffer.from(secret.slice(prefix.length), 'base64')
    : Buffer.from(secret, 'utf8')
