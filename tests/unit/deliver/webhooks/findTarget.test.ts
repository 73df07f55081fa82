import { describe, expect, it } from 'vitest'

import type { AllowPrivate } from '../../../../src/deliver/webhooks/post/findTarget.ts'
import { findTarget } from '../../../../src/deliver/webhooks/post/findTarget.ts'

const hosts: Record<string, string[]> = {
  'inside.example': ['10.1.2.3'],
  'mixed.example': ['1.1.1.1', '::1'],
  'open.example': ['1.1.1.1', '2606:4700:4700::1111'],
}

const find = (address: string, allowPrivate: AllowPrivate = false) =>
  findTarget({
    address,
    allowPrivate,
    resolve: (host) =>
      host in hosts
        ? Promise.resolve(
            (hosts[host] ?? []).map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
          )
        : Promise.reject(new Error('ENOTFOUND')),
  })

describe('where a message may go', () => {
  it('is where every address of the host is public', async () => {
    expect(await find('https://open.example/hook')).toMatchObject({
      addresses: [{ address: '1.1.1.1' }, { address: '2606:4700:4700::1111' }],
    })
  })

  it.each<[string, AllowPrivate, string]>([
    ['https://inside.example/', false, 'privateAddress'],
    ['https://mixed.example/', false, 'privateAddress'],
    ['https://mixed.example/', ['1.1.1.1'], 'privateAddress'],
    ['https://inside.example/', ['other.example', '10.1.2.4'], 'privateAddress'],
    ['https://127.0.0.1/', false, 'privateAddress'],
    ['https://2130706433/', false, 'privateAddress'],
    ['https://0x7f.1/', false, 'privateAddress'],
    ['https://0177.0.0.1/', false, 'privateAddress'],
    ['https://[::ffff:127.0.0.1]/', false, 'privateAddress'],
    ['https://[::1]/', false, 'privateAddress'],
    ['https://169.254.169.254/latest/meta-data', false, 'privateAddress'],
    ['http://open.example/', false, 'notHttps'],
    ['http://open.example/', ['inside.example'], 'notHttps'],
    ['https://nobody.example/', false, 'unknownHost'],
    ['https://user:word@open.example/', true, 'badAddress'],
    ['ftp://open.example/', true, 'badAddress'],
    ['file:///etc/passwd', true, 'badAddress'],
    ['nothing', true, 'badAddress'],
  ])('is not %s, with %j allowed: %s', async (address, allowPrivate, problem) => {
    expect(await find(address, allowPrivate)).toBe(problem)
  })

  it.each<[string, AllowPrivate]>([
    ['http://inside.example/', true],
    ['http://inside.example:8080/', ['inside.example']],
    ['http://inside.example/', ['INSIDE.example']],
    ['http://inside.example/', ['10.1.2.3']],
    ['http://[::ffff:127.0.0.1]/', ['127.0.0.1']],
    ['http://[::1]/', ['::1']],
    ['http://open.example/', ['open.example']],
  ])('is %s, with %j allowed', async (address, allowPrivate) => {
    expect(await find(address, allowPrivate)).toHaveProperty('addresses')
  })
})
