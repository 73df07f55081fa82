import { describe, expect, it } from 'vitest'

import { verifyWebhook } from '../../../src/client/index.ts'
import { sign } from '../../../src/deliver/webhooks/sign.ts'

// The example of the reference libraries of Standard Webhooks.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const at = 1_614_265_330
const message = { at, body: '{"test": 2432232314}', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek' }
const example = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const headers = {
  'webhook-id': message.id,
  'webhook-signature': example,
  'webhook-timestamp': String(at),
}

const verify = (changes: Partial<Parameters<typeof verifyWebhook>[0]> = {}) =>
  verifyWebhook({ body: message.body, headers, now: at * 1000, secret, ...changes })

describe('a signature', () => {
  it('is that of the specification', () => {
    expect(sign({ ...message, secret })).toEqual(headers)
  })

  it.each<[string, Parameters<typeof verify>[0]]>([
    ['as it came', {}],
    ['with Headers', { headers: new Headers(headers) }],
    ['at the edge of the tolerance', { now: (at + 300) * 1000 }],
    ['beside a signature by another secret', withSignature(`v1,AAAA v2,x ${example}`)],
  ])('is accepted %s', async (_, changes) => {
    expect(await verify(changes)).toEqual({ test: 2432232314 })
  })

  it('goes by any other text as a secret too', async () => {
    const plain = 'سر طويل بما يكفي'
    const signed = sign({ ...message, secret: plain })
    expect(await verify({ headers: signed, secret: plain })).toEqual({ test: 2432232314 })
    await expect(verify({ headers: signed })).rejects.toThrow('signature')
  })

  it.each<[string, Parameters<typeof verify>[0], string]>([
    ['with another body', { body: '{"test": 2432232315}' }, 'signature'],
    ['with another secret', { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 'signature'],
    ['of another version', withSignature(example.replace('v1', 'v1a')), 'signature'],
    ['that is no Base64', withSignature('v1,%%%'), 'signature'],
    ['that is cut', withSignature(example.slice(0, -8)), 'signature'],
    ['of another id', { headers: { ...headers, 'webhook-id': 'msg_other' } }, 'signature'],
    ['that is too old', { now: (at + 301) * 1000 }, 'old'],
    ['from the future', { now: (at - 301) * 1000 }, 'old'],
    ['at no time', { headers: { ...headers, 'webhook-timestamp': 'NaN' } }, 'old'],
    ['that is missing', { headers: {} }, 'not signed'],
  ])('is refused %s', async (_, changes, says) => {
    await expect(verify(changes)).rejects.toThrow(says)
  })
})

function withSignature(signature: string) {
  return { headers: { ...headers, 'webhook-signature': signature } }
}
