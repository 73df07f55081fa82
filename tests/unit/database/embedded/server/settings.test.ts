import { describe, expect, it } from 'vitest'

import {
  asFlags,
  clusterSettings,
  launchSettings,
} from '../../../../../src/database/embedded/server/settings.ts'

const GB = 1024 ** 3

describe('clusterSettings', () => {
  it.each([
    [0.25, '64MB'],
    [4, '512MB'],
    [24, '3072MB'],
    [64, '4096MB'],
  ])('gives a machine of %s GB a cache of %s', (gigabytes, expected) => {
    const { shared_buffers } = clusterSettings({ memory: gigabytes * GB, cores: 2 })
    expect(shared_buffers).toBe(expected)
  })

  it('leaves the second core to Node', () => {
    const on = (cores: number) =>
      clusterSettings({ memory: GB, cores })['max_parallel_workers_per_gather']
    expect([on(1), on(2), on(8)]).toEqual(['0', '0', '2'])
  })
})

describe('launchSettings', () => {
  it('gives up durability only when asked to', () => {
    expect(launchSettings({ port: 1, durable: true })).not.toHaveProperty('fsync')
    expect(launchSettings({ port: 1, durable: false })).toMatchObject({ fsync: 'off' })
  })

  it('opens no door but loopback', () => {
    const flags = asFlags(launchSettings({ port: 5, durable: true }))
    expect(flags).toContain('listen_addresses=127.0.0.1')
    expect(flags).toContain('unix_socket_directories=')
  })
})
