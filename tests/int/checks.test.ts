import { describe, expect, inject, it } from 'vitest'

import { checkDatabase, requireUsable } from '../../src/database/checks.ts'
import { withClient } from '../../src/database/connect.ts'
import { withDatabaseLock } from '../../src/database/withDatabaseLock.ts'
import { freshDatabase } from '../helpers/postgres.ts'

describe('a database that is given', () => {
  it('is found fit when it has what we need, and gets pg_trgm', async () => {
    const { url } = await freshDatabase({ empty: true })
    const checks = await checkDatabase({ url })
    expect(checks.map(({ ok }) => ok)).toEqual([true, true, true, true])
    expect(checks[0]?.says).toMatch(/^PostgreSQL \d+/)
  })

  it.each([
    ['LC_CTYPE C', "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'", /LC_CTYPE is C/],
    [
      'an encoding without Arabic',
      "ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'",
      /encoding is LATIN1/,
    ],
  ])('with %s is refused with a sentence that says what to do', async (_, options, sentence) => {
    const { url, prefix } = inject('postgres')
    const name = `${prefix}unfit_${Math.random().toString(36).slice(2)}`
    await withClient({
      url,
      use: (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`),
    })
    const unfit = Object.assign(new URL(url), { pathname: `/${name}` }).href
    await expect(requireUsable({ url: unfit })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(sentence) as string,
    })
  })

  it('is held by one at a time for the work of a start', async () => {
    const { url, drop } = await freshDatabase({ empty: true })
    let inside = 0
    let most = 0
    const work = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 20))
      inside -= 1
    }
    await Promise.all(Array.from({ length: 4 }, () => withDatabaseLock({ url, work })))
    expect(most).toBe(1)
    await drop()
  })
})
