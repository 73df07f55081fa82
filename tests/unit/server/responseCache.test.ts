import { describe, expect, it } from 'vitest'

import { createResponseCache } from '../../../src/server/cache/responseCache.ts'
import { createVersions } from '../../../src/server/cache/versions.ts'

const text = (body: string) => ({ body: Buffer.from(body), headers: {}, status: 200 })

const setUp = ({ isLive = true, maxBytes = 1_000_000 } = {}) => {
  let at = 0
  const versions = createVersions()
  versions.setLive(isLive)
  const cache = createResponseCache({
    hash: (body) => body.toString(),
    maxBytes,
    now: () => at,
    versions,
  })
  let made = 0
  const ask = async (key: string, make?: () => Promise<ReturnType<typeof text>>) => {
    const kept = await cache.answer({
      domain: 'content',
      key,
      make:
        make ??
        (() => {
          made += 1
          return Promise.resolve(text(`${key} ${made}`))
        }),
      mayKeep: ({ status }) => status === 200,
    })
    return kept.body.toString()
  }
  const pass = (milliseconds: number) => {
    at += milliseconds
  }
  return { ask, cache, pass, versions }
}

const change = { isNew: false, kind: 'article' } as const

describe('kept answers', () => {
  it('are made once', async () => {
    const { ask } = setUp()
    expect(await ask('a')).toBe('a 1')
    expect(await ask('a')).toBe('a 1')
    expect(await ask('b')).toBe('b 2')
  })

  it('are made anew after a public change', async () => {
    const { ask, versions } = setUp()
    await ask('a')
    versions.take(change)
    expect(await ask('a')).toBe('a 2')
  })

  it('outlast a name that nothing public carries yet', async () => {
    const { ask, versions } = setUp()
    await ask('a')
    versions.take({ isNew: true, kind: 'tag' })
    expect(await ask('a')).toBe('a 1')
  })

  it('are not used while changes may be missed, nor after that', async () => {
    const { ask, cache, versions } = setUp()
    await ask('a')
    versions.setLive(false)
    expect(cache.find('a')).toBeNull()
    expect(await ask('a')).toBe('a 2')
    versions.setLive(true)
    expect(await ask('a')).toBe('a 3')
  })

  it('are not kept where something changed while they were made', async () => {
    const { ask, versions } = setUp()
    const slow = ask('a', () => {
      versions.take(change)
      return Promise.resolve(text('old'))
    })
    expect(await slow).toBe('old')
    expect(await ask('a')).toBe('a 1')
  })

  it('are not shared with who asks after a change that came while they were made', async () => {
    const { ask, versions } = setUp()
    let finish = (): void => undefined
    const slow = ask('a', async () => {
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return text('old')
    })
    versions.take(change)
    expect(await ask('a')).toBe('a 1')
    finish()
    expect(await slow).toBe('old')
    expect(await ask('a')).toBe('a 1')
  })

  it('are made once for all who ask at the same time', async () => {
    const { ask } = setUp()
    expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual(['a 1', 'a 1', 'a 1'])
  })

  it('are asked for anew after a while, for embargoes end by the clock', async () => {
    const { ask, pass } = setUp()
    await ask('a')
    pass(4_999)
    expect(await ask('a')).toBe('a 1')
    pass(1)
    expect(await ask('a')).toBe('a 2')
  })

  it('make room by dropping what was asked for longest ago', async () => {
    const { ask, cache } = setUp({ maxBytes: 8_000 })
    const body = 'x'.repeat(300)
    for (const key of ['a', 'b', 'c', 'd']) await ask(key, () => Promise.resolve(text(body)))
    expect(cache.find('a')).not.toBeNull()
    await ask('e', () => Promise.resolve(text(body)))
    await ask('f', () => Promise.resolve(text(body)))
    expect(cache.find('b')).toBeNull()
    expect(cache.find('a')).not.toBeNull()
    expect(cache.size().bytes).toBeLessThanOrEqual(8_000)
  })

  it('leave out what is too large, and what may not be kept', async () => {
    const { ask, cache } = setUp({ maxBytes: 8_000 })
    await ask('large', () => Promise.resolve(text('x'.repeat(2_000))))
    await ask('missing', () => Promise.resolve({ ...text(''), status: 404 }))
    expect(cache.size().entries).toBe(0)
  })

  it('leave nothing behind of what failed', async () => {
    const { ask } = setUp()
    await expect(ask('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await ask('a')).toBe('a 1')
  })
})
