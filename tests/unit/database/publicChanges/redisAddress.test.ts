import { expect, it } from 'vitest'

import {
  readRedisAddress,
  redisTrouble,
} from '../../../../src/database/publicChanges/words/redisAddress.ts'

it.each([
  ['redis://127.0.0.1', '127.0.0.1:6379'],
  ['redis://127.0.0.1:7000/3', '127.0.0.1:7000'],
  ['redis://user:p%40ss@cache.example:7000', 'cache.example:7000'],
  [' rediss://:word@cache.example ', 'cache.example:6379'],
  ['redis://[::1]:7000', '[::1]:7000'],
])('reads %s', (written, where) => {
  expect(readRedisAddress(written)).toMatchObject({ url: written.trim(), where })
})

it.each([
  '127.0.0.1:6379',
  'cache.example',
  'http://127.0.0.1:6379',
  'postgres://127.0.0.1/nashra',
  'redis://',
  'redis://127.0.0.1:70000',
  'redis://127.0.0.1/name',
  'redis://user:50%@127.0.0.1',
  'redis://50%:word@127.0.0.1',
])('takes %s for no address', (written) => {
  expect(readRedisAddress(written)).toBeNull()
})

const trouble = (error: unknown): string => {
  const address = readRedisAddress('redis://user:s%2Fcret@cache.example:7000')
  if (!address) throw new Error('The address was not read.')
  return redisTrouble({ address, error })
}

it.each([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'no host of this name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
])('says what %s means', (code, says) => {
  const error = Object.assign(new Error('failed'), { code })
  expect(trouble(error)).toContain('The Redis at cache.example:7000')
  expect(trouble(error)).toContain(says)
  expect(trouble(new AggregateError([error, error]))).toContain(says)
})

it.each([
  ['WRONGPASS invalid username-password pair or user is disabled.', 'password is wrong'],
  ['NOAUTH HELLO must be called with the client already authenticated', 'wants a password'],
  ['NOPERM this user has no permissions to access a channel', 'nashra:*'],
])('says what "%s" means', (message, says) => {
  expect(trouble(new Error(message))).toContain(says)
})

it.each(['s/cret', 's%2Fcret'])('never tells the password, written %s', (secret) => {
  const said = trouble(new Error(`cannot use redis://user:${secret}@cache.example`))
  expect(said).toContain('cannot use redis://user:…@cache.example')
  expect(said).not.toContain(secret)
})
